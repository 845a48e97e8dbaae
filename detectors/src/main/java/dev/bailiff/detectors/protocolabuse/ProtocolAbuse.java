package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.protocolabuse.RequestLine.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises header fields that leave open where a request ends, and such writing of a request as
 * no client chooses that means what it says.
 *
 * <p>Scores of 0.5 and more are for what no client does by mistake; what many small programs leave
 * out or write sloppily scores less, down to 0.1 for what is only seldom seen.
 */
public final class ProtocolAbuse implements Detector {
  private static final String SMUGGLING = "request-smuggling";
  private static final String ABUSE = "protocol-abuse";
  private static final String MULTIPART = "multipart-abuse";

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(
            MULTIPART, "a part of a multipart body that no browser writes; which oddity"),
        new SignalSpec(ABUSE, "a way to write a request that no well-meant client has; which one"),
        new SignalSpec(SMUGGLING, "header fields that leave open where the request ends; how"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return field(type, "event.method", FieldType.TEXT) == null
        ? Optional.empty()
        : Optional.of(new Written(type));
  }

  private static @Nullable Field field(EventType type, String path, FieldType kind) {
    return type.field(path).filter(field -> field.type() == kind).orElse(null);
  }

  private static final class Written implements Detection {
    private final @Nullable Field path;
    private final @Nullable Field query;
    private final @Nullable Field headers;
    private final @Nullable Field body;

    Written(EventType type) {
      path = field(type, "event.path", FieldType.TEXT);
      query = field(type, "event.query", FieldType.TEXT);
      headers = field(type, "event.headers", FieldType.MAP);
      body = field(type, "event.body", FieldType.TEXT);
    }

    @Override
    public List<Field> decidedBy() {
      return Stream.of(path, query).filter(Objects::nonNull).toList();
    }

    @Override
    public boolean isDecidedByFields(Event event) {
      return !(headers != null && event.has(headers)) && !(body != null && event.has(body));
    }

    @Override
    public boolean isSilentOn(Field field, String text) {
      Surest abuse = new Surest(ABUSE);
      line(abuse, field, text);
      return abuse.isEmpty();
    }

    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      Surest abuse = new Surest(ABUSE);
      for (Field field : decidedBy()) {
        if (event.has(field)) {
          line(abuse, field, event.text(field));
        }
      }
      Map<String, String> fields =
          headers != null && event.has(headers) ? event.map(headers) : Map.of();
      if (headers != null && event.has(headers)) {
        Surest smuggling = new Surest(SMUGGLING);
        Framing.look(smuggling, headers, fields);
        headers(abuse, headers, fields, event);
        smuggling.raise(raise);
      }
      if (body != null && event.has(body)) {
        Surest parts = new Surest(MULTIPART);
        String type = fields.getOrDefault("content-type", "");
        body(abuse, parts, body, event.text(body), type);
        parts.raise(raise);
      }
      abuse.raise(raise);
    }

    private void line(Surest abuse, Field field, String text) {
      Encoding.look(abuse, field, text, false);
      if (field.equals(path)) {
        RequestLine.path(abuse, field, text);
      } else {
        Parameters.look(abuse, field, text, false);
      }
    }

    private void headers(Surest abuse, Field headers, Map<String, String> fields, Event event) {
      String target = path != null && event.has(path) ? event.text(path) : "";
      HeaderFields each = new HeaderFields(abuse, headers, target);
      fields.forEach(each::look);
      Request request =
          new Request(
              event.text("event.method").orElse(""), event.text("event.protocol").orElse(""));
      boolean hasText = body != null && event.has(body) && !event.text(body).isEmpty();
      RequestLine.fields(abuse, headers, fields, request, hasText);
    }

    private static void body(Surest abuse, Surest parts, Field body, String text, String type) {
      if (type.toLowerCase(Locale.ROOT).contains("urlencoded")) {
        Encoding.look(abuse, body, text, true);
        Parameters.look(abuse, body, text, true);
      } else if (text.startsWith("{") || text.startsWith("[")) {
        if (type.startsWith("application/octet-stream") || type.startsWith("image/")) {
          abuse.note("disguised-body", 0.3, body, text, 0, Math.min(80, text.length()));
        }
        int at = text.indexOf("\"_method\"");
        if (at >= 0) {
          abuse.note("method-override", 0.2, body, text, at, at + 9);
        }
      } else {
        Parts.look(parts, abuse, body, text, type);
      }
    }
  }
}
