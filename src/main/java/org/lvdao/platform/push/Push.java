package org.lvdao.platform.push;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One push to one device. It passes other companies' servers, so it holds nothing personal.
 *
 * @param token of the device, as the app got it
 * @param title what the device shows
 * @param body what it shows below; null for nothing
 * @param data for the app
 * @param collapseKey the device shows the last of several pushes with the same key, at most 64
 *     bytes
 */
public record Push(
    String token,
    String title,
    @Nullable String body,
    Map<String, String> data,
    String collapseKey) {
  @Override
  public String toString() {
    return "Push[" + collapseKey + "]";
  }
}
