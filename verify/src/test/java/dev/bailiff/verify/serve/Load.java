package dev.bailiff.verify.serve;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sends requests over many connections, one at a time on each, from one thread: what it takes of
 * the processors is taken from what it measures.
 */
final class Load implements Closeable {
  private static final long PAUSE_NANOS = 100_000;

  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private Latencies latencies = new Latencies();
  private long refused;

  Load(URI address, int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      this.connections.add(new Connection(address, selector));
    }
  }

  /** How many were answered 503 so far. */
  long refused() {
    return refused;
  }

  /** As fast as answers come, for so long. */
  Latencies saturate(Consumer<ByteBuffer> requests, long nanos) throws IOException {
    latencies = new Latencies();
    long end = System.nanoTime() + nanos;
    for (Connection connection : connections) {
      send(connection, requests, System.nanoTime());
    }
    int open = connections.size();
    while (open > 0) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (isAnswered(connection)) {
          long now = System.nanoTime();
          if (now < end) {
            send(connection, requests, now);
          } else {
            open--;
          }
        }
      }
      selector.selectedKeys().clear();
    }
    return latencies;
  }

  /**
   * At this rate a second, each connection in its turn, for so long. A request whose connection
   * still waits for an answer is late, and that counts.
   */
  Latencies pace(Consumer<ByteBuffer> requests, double rate, long nanos) throws IOException {
    latencies = new Latencies();
    long begin = System.nanoTime();
    long all = (long) (rate * nanos / 1e9);
    List<ArrayDeque<Long>> late = new ArrayList<>();
    boolean[] isBusy = new boolean[connections.size()];
    connections.forEach(_ -> late.add(new ArrayDeque<>()));
    for (long sent = 0, answered = 0; answered < all; ) {
      long now = System.nanoTime();
      for (; sent < all && due(begin, sent, rate) <= now; sent++) {
        int turn = (int) (sent % connections.size());
        late.get(turn).add(due(begin, sent, rate));
        if (!isBusy[turn]) {
          isBusy[turn] = true;
          send(connections.get(turn), requests, late.get(turn).remove());
        }
      }
      answered += answers(requests, late, isBusy);
      await(sent < all ? due(begin, sent, rate) : Long.MAX_VALUE);
    }
    return latencies;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private int answers(Consumer<ByteBuffer> requests, List<ArrayDeque<Long>> late, boolean[] isBusy)
      throws IOException {
    int answered = 0;
    selector.selectNow();
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (isAnswered(connection)) {
        answered++;
        int turn = connections.indexOf(connection);
        Long due = late.get(turn).poll();
        isBusy[turn] = due != null;
        if (due != null) {
          send(connection, requests, due);
        }
      }
    }
    selector.selectedKeys().clear();
    return answered;
  }

  /** The selector knows milliseconds only, so it is asked between short pauses. */
  private static void await(long due) {
    long left = due - System.nanoTime();
    if (left > 0) {
      LockSupport.parkNanos(Math.min(left, PAUSE_NANOS));
    }
  }

  private static long due(long begin, long turn, double rate) {
    return begin + (long) (turn / rate * 1e9);
  }

  private static void send(Connection connection, Consumer<ByteBuffer> requests, long due)
      throws IOException {
    requests.accept(connection.next());
    connection.send(due);
  }

  private boolean isAnswered(Connection connection) throws IOException {
    if (connection.isSending()) {
      connection.goOn();
      return false;
    }
    int status = connection.read();
    if (status == 0) {
      return false;
    }
    if (status == 503) {
      refused++;
    } else if (status != 200) {
      throw new IOException("answered " + status);
    }
    latencies.add(System.nanoTime() - connection.due());
    return true;
  }
}
