package dev.bailiff.verify.serve;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connection of a load, on which one request at a time is under way. It reads every answer to its
 * end and looks at its status and length.
 */
final class Connection implements Closeable {
  private static final int REQUEST_BYTES = 128 << 10;
  private static final int ANSWER_BYTES = 1 << 20;
  private static final byte[] LENGTH = {
    'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
  };

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_BYTES).limit(0);
  private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_BYTES);
  private int end = -1;
  private long due;

  Connection(URI address, Selector selector) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Where the next request is put, before it is sent. */
  ByteBuffer next() {
    return request.clear();
  }

  /** Sends what was put; the answer counts from when it was due. */
  void send(long dueNanos) throws IOException {
    due = dueNanos;
    request.flip();
    goOn();
  }

  long due() {
    return due;
  }

  /** Sends what is left of a request that did not go out at once. */
  void goOn() throws IOException {
    channel.write(request);
    key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  boolean isSending() {
    return request.hasRemaining();
  }

  /** Reads what has come; the status if that was the end of the answer, and otherwise 0. */
  int read() throws IOException {
    if (channel.read(answer) < 0) {
      throw new IOException("the connection ended");
    }
    if (end < 0) {
      findEnd();
    }
    if (end < 0 || answer.position() < end) {
      return 0;
    }
    if (answer.position() > end) {
      throw new IOException("more than one answer came");
    }
    int status = 0;
    for (int i = 9; i < 12; i++) {
      status = 10 * status + answer.get(i) - '0';
    }
    answer.clear();
    end = -1;
    return status;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void findEnd() {
    int length = 0;
    int line = 0;
    for (int i = 0; i < answer.position(); i++) {
      if (answer.get(i) == '\n') {
        if (i - line <= 1) {
          end = i + 1 + length;
          return;
        }
        line = i + 1;
        length = Math.max(length, length(line));
      }
    }
  }

  /** What a header field says of the length of the body, if that is what it is about. */
  private int length(int line) {
    int at = line;
    for (byte expected : LENGTH) {
      if (at >= answer.position() || (answer.get(at) | 0x20) != (expected | 0x20)) {
        return 0;
      }
      at++;
    }
    int length = 0;
    for (; at < answer.position() && answer.get(at) != '\r'; at++) {
      if (answer.get(at) != ' ') {
        length = 10 * length + answer.get(at) - '0';
      }
    }
    return length;
  }
}
