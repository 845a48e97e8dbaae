package dev.bailiff.detectors.pagination;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Excerpt;
import dev.bailiff.detectors.matching.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Recognises requests for one page of a list: a query parameter such as {@code page}, {@code
 * offset} or {@code cursor}, or a path with {@code /page/} and a number. Parameters that mean a
 * place only as a number need one.
 */
public final class Pagination implements Detector {
  private static final String SIGNAL = "pagination";

  private static final int MAX_LENGTH = 4_096;

  private static final int MAX_VALUE = 64;

  private static final double IN_PATH = 0.8;

  /** Which parameters count, how surely, and whether only with a number. */
  private record Parameter(double score, boolean isNumber) {}

  private static final Map<String, Parameter> PARAMETERS =
      Listing.rows(Pagination.class, "parameters.txt").stream()
          .collect(
              Collectors.toMap(
                  List::getFirst,
                  row ->
                      new Parameter(Double.parseDouble(row.get(1)), row.get(2).equals("number"))));

  @Override
  public List<SignalSpec> signals() {
    return List.of(new SignalSpec(SIGNAL, "one page of a longer list is asked for; which one"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    Optional<Field> path = text(type, "event.path");
    Optional<Field> query = text(type, "event.query");
    return path.isPresent() && query.isPresent()
        ? Optional.of(new Lists(path.get(), query.get()))
        : Optional.empty();
  }

  private static Optional<Field> text(EventType type, String path) {
    return type.field(path).filter(field -> field.type() == FieldType.TEXT);
  }

  private record Lists(Field path, Field query) implements Detection {
    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      if (event.has(query) && raisedByQuery(event.text(query), raise)) {
        return;
      }
      if (event.has(path)) {
        inPath(event.text(path), raise);
      }
    }

    @Override
    public List<Field> decidedBy() {
      return List.of(path, query);
    }

    @Override
    public boolean isSilentOn(Field field, String text) {
      List<Signal> raised = new ArrayList<>();
      if (field.equals(path)) {
        inPath(text, raised::add);
      } else {
        raisedByQuery(text, raised::add);
      }
      return raised.isEmpty();
    }

    private boolean raisedByQuery(String text, Consumer<Signal> raise) {
      int length = Math.min(text.length(), MAX_LENGTH);
      int start = 0;
      while (start < length) {
        int ampersand = text.indexOf('&', start);
        int end = ampersand < 0 || ampersand > length ? length : ampersand;
        int equals = text.indexOf('=', start);
        if (equals > start && equals < end - 1 && raisedByPair(text, start, equals, end, raise)) {
          return true;
        }
        start = equals < 0 ? length : end + 1;
      }
      return false;
    }

    private boolean raisedByPair(
        String text, int start, int equals, int end, Consumer<Signal> raise) {
      Parameter parameter = PARAMETERS.get(text.substring(start, equals).toLowerCase(Locale.ROOT));
      if (parameter == null || (parameter.isNumber && !isNumber(text, equals + 1, end))) {
        return false;
      }
      raise.accept(signal(query, parameter.score, text, start, end));
      return true;
    }

    private void inPath(String text, Consumer<Signal> raise) {
      int start = text.lastIndexOf("/page/", MAX_LENGTH);
      if (start >= 0) {
        int slash = text.indexOf('/', start + 6);
        int end = slash < 0 ? text.length() : slash;
        if (isNumber(text, start + 6, end)) {
          raise.accept(signal(path, IN_PATH, text, start + 1, end));
        }
      }
    }
  }

  private static Signal signal(Field field, double score, String text, int start, int end) {
    String value = text.substring(start, Math.min(end, start + MAX_VALUE));
    Evidence evidence = Excerpt.evidence(field, text, start, end);
    return new Signal(SIGNAL, score, value, List.of(evidence));
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
