package dev.bailiff.app.serve;

import dev.bailiff.app.intake.RefusedException;
import io.helidon.webserver.http.ServerRequest;

/** Answers the requests of one route. */
interface Endpoint {
  Reply answer(ServerRequest request)
      throws ProblemException, RefusedException, InterruptedException;
}
