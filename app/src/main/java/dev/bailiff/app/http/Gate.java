package dev.bailiff.app.http;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.access.Keyring;
import dev.bailiff.app.access.Permission;
import dev.bailiff.app.access.RequestRate;
import dev.bailiff.app.access.Sessions;
import dev.bailiff.casework.access.Role;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets those through who may ask what they ask.
 *
 * <p>A key comes as {@code Authorization: Bearer} or, where a proxy repeats the client's own
 * authorization, as {@code X-Bailiff-Key}, which counts for more.
 */
public final class Gate {
  private static final HeaderName KEY = HeaderNames.create("X-Bailiff-Key");
  private static final String BEARER = "Bearer ";

  /** The cookie of who has signed in. */
  public static final String SESSION = "bailiff_session";

  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

  private final Keyring keys;
  private final Sessions sessions;
  private final @Nullable RequestRate rate;

  /** Knows these keys and sessions, and lets keys ask so often, if that is bounded. */
  public Gate(Keyring keys, Sessions sessions, @Nullable RequestRate rate) {
    this.keys = keys;
    this.sessions = sessions;
    this.rate = rate;
  }

  /** Who asks, if they may. */
  Caller admit(Route route, ServerRequest request) throws ProblemException {
    Permission needed = route.permission();
    if (needed == Permission.NONE) {
      return Caller.ANYBODY;
    }
    Caller caller = caller(request);
    if (isTooOften(caller)) {
      // to a proxy the status says what becomes of its client, who has done nothing
      throw ProblemException.of(
          route == Route.AUTHZ ? Problem.Kind.BUSY : Problem.Kind.TOO_OFTEN,
          "this key asks more often than `requests-per-second` in the settings");
    }
    if (!caller.may(needed)) {
      throw ProblemException.of(
          Problem.Kind.FORBIDDEN,
          "this needs one of the roles "
              + needed.roles().stream().map(Role::label).collect(Collectors.joining(", ")));
    }
    return caller;
  }

  /** The operator is let through, who may have to find out what is the matter. */
  private boolean isTooOften(Caller caller) {
    return rate != null
        && caller.kind() == Caller.Kind.KEY
        && !caller.name().equals(Keyring.OPERATOR)
        && !rate.lets(caller.name());
  }

  private Caller caller(ServerRequest request) throws ProblemException {
    ServerRequestHeaders headers = request.headers();
    Optional<String> given = headers.first(KEY).or(() -> bearer(headers));
    if (given.isPresent()) {
      return keys.find(given.get())
          .orElseThrow(
              () -> ProblemException.of(Problem.Kind.UNAUTHENTICATED, "the key is not valid here"));
    }
    Caller person =
        session(headers)
            .flatMap(sessions::find)
            .orElseThrow(() ->
                ProblemException.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "send a key, as `Authorization: Bearer …`; `bailiff keys create` makes one"));
    if (changes(request) && !isOfOwnPage(headers)) {
      throw ProblemException.of(
          Problem.Kind.FORBIDDEN,
          "who has signed in changes things from pages of this service only");
    }
    return person;
  }

  /** Whether a person in a browser wants to see a page, who can be asked to sign in. */
  static boolean isVisit(ServerRequest request) {
    return !changes(request)
        && request
            .headers()
            .first(HeaderNames.ACCEPT)
            .filter(it -> it.contains("text/html"))
            .isPresent();
  }

  private static Optional<String> session(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.COOKIE)
        ? headers.cookies().first(SESSION).asOptional()
        : Optional.empty();
  }

  private static boolean changes(ServerRequest request) {
    String method = request.prologue().method().text();
    return !method.equals("GET") && !method.equals("HEAD");
  }

  /** Other pages can make a browser send its cookies here, but not say that they are ours. */
  private static boolean isOfOwnPage(ServerRequestHeaders headers) {
    Optional<String> site = headers.first(FETCH_SITE);
    if (site.isPresent()) {
      return site.get().equals("same-origin");
    }
    Optional<String> host = headers.first(HeaderNames.HOST);
    return headers
        .first(HeaderNames.ORIGIN)
        .filter(origin -> host.isPresent() && origin.endsWith("://" + host.get()))
        .isPresent();
  }

  private static Optional<String> bearer(ServerRequestHeaders headers) {
    return headers
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }
}
