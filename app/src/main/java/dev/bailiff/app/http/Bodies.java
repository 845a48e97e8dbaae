package dev.bailiff.app.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the bodies of requests, within limits for each and for all together. */
public final class Bodies implements AutoCloseable {
  private static final int PIECE = 16 << 10;

  private final HttpLimits limits;
  private final AtomicLong held = new AtomicLong();
  private final Deadlines deadlines;

  public Bodies(HttpLimits limits) {
    this.limits = limits;
    this.deadlines = new Deadlines(limits.readWithin());
  }

  /** A body that counts as held until it is closed. */
  public final class Body implements AutoCloseable {
    private byte[] bytes = {};
    private long counted;

    public byte[] bytes() {
      return bytes;
    }

    private void count(int more) throws ProblemException {
      counted += more;
      if (held.addAndGet(more) > limits.allBodyBytes()) {
        throw ProblemException.of(Problem.Kind.BUSY, "too many bodies are being read");
      }
    }

    @Override
    public void close() {
      held.addAndGet(-counted);
      counted = 0;
    }
  }

  /** Reads all of it; who asked closes the body when it is done with. */
  public Body read(ServerRequest request) throws ProblemException {
    Body body = new Body();
    boolean whole = false;
    try {
      if (request.content().hasEntity()) {
        try (Deadlines.Task task = deadlines.begin();
            InputStream in = request.content().inputStream()) {
          body.bytes = read(in, request.headers().contentLength().orElse(-1), body, task);
        }
      }
      whole = true;
      return body;
    } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
      throw ProblemException.of(Problem.Kind.BAD_REQUEST, "the body ended early");
    } finally {
      if (!whole) {
        body.close();
      }
    }
  }

  /** One that trickles in is told so; one that stops altogether loses its connection. */
  private byte[] read(InputStream in, long announced, Body body, Deadlines.Task task)
      throws IOException, ProblemException {
    // No more than a piece is set aside for what is only announced.
    byte[] all = new byte[announced < 0 ? PIECE : (int) Math.min(announced, PIECE)];
    int size = 0;
    while (true) {
      if (size == all.length) {
        int next = in.read();
        if (next < 0) {
          return all;
        }
        all = Arrays.copyOf(all, larger(size, announced));
        body.count(1);
        all[size++] = (byte) next;
      }
      int read = in.read(all, size, all.length - size);
      if (read < 0) {
        return Arrays.copyOf(all, size);
      }
      body.count(read);
      size += read;
      check(size, task);
    }
  }

  private static int larger(int size, long announced) {
    int doubled = Math.max(PIECE, 2 * size);
    return announced > size ? (int) Math.min(announced, doubled) : doubled;
  }

  private void check(int size, Deadlines.Task task) throws ProblemException {
    if (size > limits.bodyBytes()) {
      throw ProblemException.of(
          Problem.Kind.TOO_LARGE, "a body holds at most " + limits.bodyBytes() + " bytes");
    }
    if (task.isOver()) {
      throw ProblemException.of(
          Problem.Kind.TOO_SLOW,
          "a body must arrive within " + limits.readWithin().toMillis() + " ms");
    }
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
