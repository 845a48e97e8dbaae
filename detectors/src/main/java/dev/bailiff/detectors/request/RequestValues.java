package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.service.Services;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks the values of requests of one event type. */
public final class RequestValues {
  /** Header fields that are looked at elsewhere, or whose values are secrets or fixed words. */
  private static final Set<String> PASSED_OVER =
      Set.of("authorization", "proxy-authorization", "content-length", "date", "etag");

  /** Header fields in which scripts that upload files name them. */
  private static final Set<String> FILE_NAMES =
      Set.of("x-filename", "x_filename", "x-file-name", "x-file_name", "x.filename", "x-file.name");

  private final @Nullable Field path;
  private final @Nullable Field query;
  private final @Nullable Field referrer;
  private final @Nullable Field headers;
  private final @Nullable Field body;
  private final @Nullable Field host;
  private final @Nullable Field method;
  private final List<Field> line;
  private final Services services;

  private RequestValues(EventType type, Services services) {
    this.services = services;
    host = field(type, "event.host", FieldType.TEXT);
    method = field(type, "event.method", FieldType.TEXT);
    path = field(type, "event.path", FieldType.TEXT);
    query = field(type, "event.query", FieldType.TEXT);
    referrer = field(type, "event.referrer", FieldType.TEXT);
    headers = field(type, "event.headers", FieldType.MAP);
    body = field(type, "event.body", FieldType.TEXT);
    line =
        Stream.of(path, query, referrer, field(type, "client.agent", FieldType.TEXT))
            .filter(Objects::nonNull)
            .toList();
  }

  /** The walk over events of a type, if they have a path, where the provider has these services. */
  public static Optional<RequestValues> of(EventType type, Services services) {
    return field(type, "event.path", FieldType.TEXT) == null
        ? Optional.empty()
        : Optional.of(new RequestValues(type, services));
  }

  /** Gives on the values of an event that are not plain. */
  public void forEach(Event event, Consumer<Value> sink) {
    Reading reading = new Reading(sink, declared(event));
    for (int i = 0; i < line.size(); i++) {
      Field field = line.get(i);
      if (event.has(field)) {
        read(reading, field, event.text(field));
      }
    }
    if (body != null && event.has(body)) {
      Bodies.read(reading, body, event.text(body), header(event, "content-type"));
    }
    if (headers != null && event.has(headers)) {
      for (Map.Entry<String, String> header : event.map(headers).entrySet()) {
        header(reading, headers, header.getKey().toLowerCase(Locale.ROOT), header.getValue());
      }
    }
  }

  /** The fields that an access log has. */
  public List<Field> line() {
    return line;
  }

  /** Whether an event has values in these fields at most. */
  public boolean isOnlyLine(Event event) {
    return !(headers != null && event.has(headers)) && !(body != null && event.has(body));
  }

  /**
   * Gives on the values of one field of the line that are not plain. Without the rest of the event
   * it is not known what they are for; where the inventory may say it, they are taken as what most
   * is suspicious in.
   */
  public void forEach(Field field, String text, Consumer<Value> sink) {
    Declared declared = services.isEmpty() ? Declared.nothing() : Declared.strictly();
    read(new Reading(sink, declared), field, text);
  }

  private Declared declared(Event event) {
    return services.isEmpty()
        ? Declared.nothing()
        : Declared.by(
            () -> services.call(text(event, host), text(event, method), text(event, path), ""));
  }

  private static String text(Event event, @Nullable Field field) {
    return field != null && event.has(field) ? event.text(field) : "";
  }

  private void read(Reading reading, Field field, String text) {
    int index = field.index();
    if (path != null && index == path.index()) {
      reading.value(Place.PATH, field, "", text);
    } else if (query != null && index == query.index()) {
      Pairs.read(reading, Place.QUERY, field, text, 0, text.length());
    } else if (referrer != null && index == referrer.index()) {
      reading.referrer(field, "", text);
    } else {
      reading.value(Place.AGENT, field, "", text);
    }
  }

  private String header(Event event, String name) {
    if (headers == null || !event.has(headers)) {
      return "";
    }
    return event.map(headers).getOrDefault(name, "");
  }

  private static void header(Reading reading, Field field, String name, String text) {
    if (name.equals("cookie")) {
      Pairs.read(reading, Place.COOKIE, field, text, 0, text.length());
    } else if (name.equals("referer")) {
      reading.referrer(field, name, text);
    } else if (name.equals("user-agent")) {
      reading.value(Place.AGENT, field, name, text);
    } else if (FILE_NAMES.contains(name)) {
      reading.value(Place.FILE_NAME, field, name, text);
    } else if (!PASSED_OVER.contains(name)) {
      reading.value(Place.HEADER, field, name, text);
    }
  }

  private static @Nullable Field field(EventType type, String path, FieldType kind) {
    return type.field(path).filter(field -> field.type() == kind).orElse(null);
  }
}
