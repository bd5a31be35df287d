package org.lvdao.platform.push;

import java.util.Map;

/**
 * One push to one device. It passes other companies' servers, so it holds nothing personal.
 *
 * @param token of the device, as the app got it
 * @param title what the device shows
 * @param data for the app
 * @param collapseKey the device shows the last of several pushes with the same key, at most 64
 *     bytes
 */
public record Push(String token, String title, Map<String, String> data, String collapseKey) {
  @Override
  public String toString() {
    return "Push[" + collapseKey + "]";
  }
}
