package dev.bailiff.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.intake.RefusedException;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What is sent back. */
public final class Reply {
  /** Long enough for a queue to empty and a disk to be probed. */
  private static final String RETRY_SECONDS = "1";

  private final int status;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Reply(int status, String mediaType, byte[] body) {
    this.status = status;
    this.body = body;
    if (body.length > 0) {
      headers.put("Content-Type", mediaType);
    }
  }

  public static Reply json(int status, byte[] body) {
    return new Reply(status, "application/json", body);
  }

  public static Reply text(int status, String mediaType, String body) {
    return new Reply(status, mediaType, body.getBytes(UTF_8));
  }

  public static Reply empty(int status) {
    return new Reply(status, "", new byte[0]);
  }

  public static Reply problem(Problem problem) {
    byte[] json = problem.json(OptionalInt.empty());
    Reply reply = new Reply(problem.kind().status(), "application/problem+json", json);
    switch (problem.kind()) {
      case BUSY, UNWELL, PROVIDER_AWAY, STORE_AWAY, LATE, TOO_OFTEN ->
          reply.with("Retry-After", RETRY_SECONDS);
      case STOPPING -> reply.with("Retry-After", RETRY_SECONDS).with("Connection", "close");
      // What is left of the body is not read.
      case TOO_LARGE, TOO_SLOW, FORBIDDEN -> reply.with("Connection", "close");
      case UNAUTHENTICATED ->
          reply.with("WWW-Authenticate", "Bearer realm=\"bailiff\"").with("Connection", "close");
      case BAD_REQUEST,
          MALFORMED,
          NOT_FOUND,
          CONFLICT,
          INVALID,
          METHOD_NOT_ALLOWED,
          UNSUPPORTED_MEDIA_TYPE,
          INVALID_EVENT,
          UNTIMELY,
          FAULT -> {}
    }
    return reply;
  }

  public static Reply refusal(RefusedException refused) {
    Problem.Kind kind =
        switch (refused.reason()) {
          case BUSY -> Problem.Kind.BUSY;
          case UNWELL -> Problem.Kind.UNWELL;
          case STOPPING -> Problem.Kind.STOPPING;
          case LATE -> Problem.Kind.LATE;
        };
    return problem(Problem.of(kind, String.valueOf(refused.getMessage())));
  }

  /** Adds a header field. */
  public Reply with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  public byte[] body() {
    return body;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public void sendTo(ServerResponse response) {
    response.status(Status.create(status));
    headers.forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    response.send(body);
  }
}
