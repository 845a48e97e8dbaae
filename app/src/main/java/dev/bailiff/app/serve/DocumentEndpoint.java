package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Reply;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers with the OpenAPI document of the service. */
final class DocumentEndpoint implements Endpoint {
  private static final String NAME = "openapi.json";

  private final byte[] document = document();

  @Override
  public Reply answer(ServerRequest request, Caller caller) {
    return Reply.json(200, document);
  }

  private static byte[] document() {
    try (InputStream in = DocumentEndpoint.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException(NAME + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
