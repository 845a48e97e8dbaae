package dev.bailiff.app.http;

import dev.bailiff.app.intake.RefusedException;
import io.helidon.webserver.http.ServerRequest;

/** Answers the requests of one route. */
public interface Endpoint {
  Reply answer(ServerRequest request)
      throws ProblemException, RefusedException, InterruptedException;
}
