package dev.bailiff.app.http;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.intake.RefusedException;
import io.helidon.webserver.http.ServerRequest;

/** Answers the requests of one route. */
public interface Endpoint {
  /** The answer to who was let through. */
  Reply answer(ServerRequest request, Caller caller)
      throws ProblemException, RefusedException, InterruptedException;
}
