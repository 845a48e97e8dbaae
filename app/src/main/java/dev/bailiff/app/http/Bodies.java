package dev.bailiff.app.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
          body.bytes = read(in, body, task);
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
  private byte[] read(InputStream in, Body body, Deadlines.Task task)
      throws IOException, ProblemException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      body.count(read);
      all.write(piece, 0, read);
      if (all.size() > limits.bodyBytes()) {
        throw ProblemException.of(
            Problem.Kind.TOO_LARGE, "a body holds at most " + limits.bodyBytes() + " bytes");
      }
      if (task.isOver()) {
        throw ProblemException.of(
            Problem.Kind.TOO_SLOW,
            "a body must arrive within " + limits.readWithin().toMillis() + " ms");
      }
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
