package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * A connection that sends ready-made requests and looks at no more of an answer than it must, so
 * that a load takes little of the processors that it shares with what it measures.
 */
final class Connection implements Closeable {
  private static final String LENGTH = "content-length:";
  private static final int BUFFER = 1 << 20;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;

  Connection(URI address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  /** Sends a request and returns the status of its answer. */
  int send(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    int head = -1;
    while (head < 0) {
      fill();
      head = endOfHead();
    }
    String text = new String(buffer, 0, head, ISO_8859_1);
    int end = head + length(text);
    while (filled < end) {
      fill();
    }
    return Integer.parseInt(text, 9, 12, 10);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void fill() throws IOException {
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      throw new IOException("the connection ended");
    }
    filled += read;
  }

  private int endOfHead() {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int length(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    int end = head.indexOf('\r', at);
    return Integer.parseInt(head.substring(at + LENGTH.length(), end).strip());
  }
}
