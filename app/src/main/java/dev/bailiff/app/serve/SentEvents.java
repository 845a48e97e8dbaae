package dev.bailiff.app.serve;

import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.Parsed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events in a body: CloudEvents in JSON, one in structured mode or many in batched mode.
 *
 * @param isBatch whether they were sent as a list
 * @param events each event, or what is wrong with it
 */
record SentEvents(boolean isBatch, List<Parsed<Event>> events) {
  private static final String ONE = "application/cloudevents+json";
  private static final String MANY = "application/cloudevents-batch+json";
  private static final String EITHER = "application/json";

  private static final int NUMBER_LENGTH = 64;
  private static final int NAME_LENGTH = 1_024;

  SentEvents {
    events = List.copyOf(events);
  }

  /** Reads bodies within the limits. */
  static final class Reader {
    private final HttpLimits limits;
    private final JsonMapper json;

    Reader(HttpLimits limits) {
      this.limits = limits;
      StreamReadConstraints constraints =
          StreamReadConstraints.builder()
              .maxNestingDepth(limits.depth())
              .maxNumberLength(NUMBER_LENGTH)
              .maxNameLength(NAME_LENGTH)
              .maxStringLength(limits.bodyBytes())
              .maxDocumentLength(limits.bodyBytes())
              .build();
      this.json =
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build();
    }

    SentEvents read(String mediaType, byte[] body) throws ProblemException {
      String type = type(mediaType);
      Object value =
          switch (type) {
            case ONE, MANY, EITHER -> value(body);
            default -> throw wrongType();
          };
      if (value instanceof Map<?, ?> one && !type.equals(MANY)) {
        return new SentEvents(false, List.of(EventParser.parse(one)));
      }
      if (value instanceof List<?> many && !type.equals(ONE)) {
        return batch(many);
      }
      throw ProblemException.of(
          Problem.Kind.MALFORMED,
          switch (type) {
            case ONE -> "expected an object";
            case MANY -> "expected a list of objects";
            default -> "expected an object or a list of objects";
          });
    }

    private static String type(String mediaType) {
      int end = mediaType.indexOf(';');
      String type = end < 0 ? mediaType : mediaType.substring(0, end);
      return type.strip().toLowerCase(Locale.ROOT);
    }

    private Object value(byte[] body) throws ProblemException {
      try {
        Object value = json.readValue(body, Object.class);
        return value == null ? "null" : value;
      } catch (JacksonException broken) {
        String reason = String.valueOf(broken.getOriginalMessage());
        int end = reason.indexOf('\n');
        throw ProblemException.of(
            Problem.Kind.MALFORMED, "not JSON: " + (end < 0 ? reason : reason.substring(0, end)));
      }
    }

    private SentEvents batch(List<?> many) throws ProblemException {
      if (many.size() > limits.batch()) {
        throw ProblemException.of(
            Problem.Kind.TOO_LARGE,
            "a batch holds at most " + limits.batch() + " events, not " + many.size());
      }
      return new SentEvents(true, many.stream().map(Reader::event).toList());
    }

    private static Parsed<Event> event(Object one) {
      // Whatever is no object has no members, and is refused for those it lacks.
      return EventParser.parse(one instanceof Map<?, ?> object ? object : Map.of());
    }

    private static ProblemException wrongType() {
      return ProblemException.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send " + ONE + ", " + MANY + " or " + EITHER);
    }
  }
}
