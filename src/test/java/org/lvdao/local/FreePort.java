package org.lvdao.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports nobody listens on now. They lie below those that the system gives to outgoing connections
 * (from 32768 on Linux, 49152 elsewhere): a server that is away for a moment would find such a port
 * taken when it comes back.
 */
final class FreePort {
  private static final int FIRST = 10_000;
  private static final int END = 32_768;

  private FreePort() {}

  static int any() {
    return ThreadLocalRandom.current()
        .ints(FIRST, END)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a server could listen on the port of every address of this machine. */
  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
