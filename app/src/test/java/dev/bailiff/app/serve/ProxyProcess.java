package dev.bailiff.app.serve;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * A proxy that runs, until it is closed.
 *
 * @param process its process
 * @param port where it listens on this machine
 */
record ProxyProcess(Process process, int port) implements Closeable {
  /** Waits until it listens. */
  static ProxyProcess listening(ProcessBuilder builder, int port)
      throws IOException, InterruptedException {
    Process process = builder.start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return new ProxyProcess(process, port);
        }
      } catch (ConnectException notYet) {
        Thread.sleep(10);
      }
    }
    process.destroy();
    throw new IOException(builder.command() + " did not start");
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
