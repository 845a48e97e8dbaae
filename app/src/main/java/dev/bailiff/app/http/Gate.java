package dev.bailiff.app.http;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.access.Keyring;
import dev.bailiff.app.access.Permission;
import dev.bailiff.casework.access.Role;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets those through who may ask what they ask.
 *
 * <p>A key comes as {@code Authorization: Bearer} or, where a proxy repeats the client's own
 * authorization, as {@code X-Bailiff-Key}, which counts for more.
 */
public final class Gate {
  private static final HeaderName KEY = HeaderNames.create("X-Bailiff-Key");
  private static final String BEARER = "Bearer ";

  private final Keyring keys;

  public Gate(Keyring keys) {
    this.keys = keys;
  }

  /** Who asks, if they may. */
  Caller admit(Route route, ServerRequest request) throws ProblemException {
    Permission needed = route.permission();
    if (needed == Permission.NONE) {
      return Caller.ANYBODY;
    }
    Caller caller = caller(request.headers());
    if (!caller.may(needed)) {
      throw ProblemException.of(
          Problem.Kind.FORBIDDEN,
          "this needs one of the roles "
              + needed.roles().stream().map(Role::label).collect(Collectors.joining(", ")));
    }
    return caller;
  }

  private Caller caller(ServerRequestHeaders headers) throws ProblemException {
    String given =
        headers
            .first(KEY)
            .or(() -> bearer(headers))
            .orElseThrow(() ->
                ProblemException.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "send a key, as `Authorization: Bearer …`; `bailiff keys create` makes one"));
    return keys.find(given)
        .orElseThrow(
            () -> ProblemException.of(Problem.Kind.UNAUTHENTICATED, "the key is not valid here"));
  }

  private static Optional<String> bearer(ServerRequestHeaders headers) {
    return headers
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }
}
