package dev.bailiff.core.event;

import static dev.bailiff.core.event.FieldType.INTEGER;
import static dev.bailiff.core.event.FieldType.MAP;
import static dev.bailiff.core.event.FieldType.NUMBER;
import static dev.bailiff.core.event.FieldType.TEXT;
import static dev.bailiff.core.event.FieldType.TEXTS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of event types. */
public final class EventTypes {
  /** The most characters of a body that is looked at: 256 Ki. */
  private static final int BODY = 262_144;

  /** A path, query or referrer as long as common servers accept in a request line: 16 Ki. */
  private static final int LINE = 16_384;

  /** Header fields of one request. */
  private static final int HEADERS = 128;

  /** A request to one of the services, with how it was answered. */
  public static final EventType HTTP_REQUEST =
      EventType.named("http.request", "A client made an HTTP request and was answered.")
          .required("event.method", TEXT, "request method as sent")
          .optional(
              "event.path", TEXT, LINE, "path of the request target as sent, without the query")
          .optional("event.query", TEXT, LINE, "query of the request target as sent, without `?`")
          .optional("event.protocol", TEXT, "protocol version, such as HTTP/1.1")
          .optional("event.status", INTEGER, "status code of the answer")
          .optional("event.bytes", INTEGER, "bytes of the answer's body")
          .optional("event.referrer", TEXT, LINE, "the Referer field")
          .optional("event.duration", NUMBER, "seconds until the answer was complete")
          .optional("event.host", TEXT, "host that was asked for, in lower case, without port")
          .optional("event.scheme", TEXT, "http or https")
          .optional("event.headers", MAP, HEADERS, "header fields by lower-case name")
          .optional("event.body", TEXT, BODY, "the body as text, or its beginning")
          .optional("event.forwarded", TEXTS, HEADERS, "addresses in X-Forwarded-For, nearest last")
          .entity(Entity.CLIENT)
          .entity(Entity.ACCOUNT)
          .entity(Entity.TENANT)
          .entity(Entity.SESSION)
          .entity(Entity.TOKEN)
          .entity(Entity.APP)
          .build();

  /** An attempt to prove who one is. */
  public static final EventType AUTH_ATTEMPT =
      EventType.named("auth.attempt", "Somebody tried to sign in.")
          .required("event.outcome", TEXT, "success or failure")
          .optional("event.method", TEXT, "password, publickey, otp, token, …")
          .optional("event.reason", TEXT, "why it failed: unknown-account, wrong-secret, locked, …")
          .optional("event.service", TEXT, "what was signed in to")
          .entity(Entity.CLIENT)
          .entity(Entity.ACCOUNT)
          .entity(Entity.TENANT)
          .entity(Entity.SESSION)
          .entity(Entity.TOKEN)
          .build();

  private static final List<EventType> ALL = List.of(HTTP_REQUEST, AUTH_ATTEMPT);

  private static final Map<String, EventType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  private EventTypes() {}

  /** Every declared type. */
  public static List<EventType> all() {
    return ALL;
  }

  /** The declared type with this name. */
  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
