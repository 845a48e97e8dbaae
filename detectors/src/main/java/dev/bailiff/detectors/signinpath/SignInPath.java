package dev.bailiff.detectors.signinpath;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Excerpt;
import dev.bailiff.detectors.matching.Listing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Recognises paths to which people send their names and secrets: the last segment, or the last two,
 * are on a list. An ending such as {@code .php} is not part of the name.
 */
public final class SignInPath implements Detector {
  private static final String SIGNAL = "sign-in-path";

  private static final int MAX_LENGTH = 1_024;

  private static final Map<String, Double> ENDINGS_OF_PATHS =
      Listing.rows(SignInPath.class, "paths.txt").stream()
          .collect(Collectors.toMap(List::getFirst, row -> Double.valueOf(row.get(1))));

  private static final Set<String> PROGRAM_ENDINGS =
      Set.of(
          "php", "asp", "aspx", "jsp", "jspa", "jsf", "do", "action", "cgi", "pl", "html", "htm",
          "json");

  @Override
  public List<SignalSpec> signals() {
    return List.of(new SignalSpec(SIGNAL, "the path is one at which people sign in; its ending"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return type.field("event.path").filter(field -> field.type() == FieldType.TEXT).map(Paths::new);
  }

  private record Paths(Field path) implements Detection {
    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      if (!event.has(path)) {
        return;
      }
      String text = event.text(path);
      int end = text.endsWith("/") ? text.length() - 1 : text.length();
      if (end <= 0 || end > MAX_LENGTH) {
        return;
      }
      int last = text.lastIndexOf('/', end - 1);
      int before = last > 0 ? text.lastIndexOf('/', last - 1) : last;
      if (!raised(text, before + 1, end, raise)) {
        raised(text, last + 1, end, raise);
      }
    }

    private boolean raised(String text, int start, int end, Consumer<Signal> raise) {
      String ending = withoutExtension(text.substring(start, end).toLowerCase(Locale.ROOT));
      Double score = ENDINGS_OF_PATHS.get(ending);
      if (score == null) {
        return false;
      }
      raise.accept(
          new Signal(SIGNAL, score, ending, List.of(Excerpt.evidence(path, text, start, end))));
      return true;
    }

    @Override
    public List<Field> decidedBy() {
      return List.of(path);
    }
  }

  private static String withoutExtension(String ending) {
    int dot = ending.lastIndexOf('.');
    return dot > 0 && PROGRAM_ENDINGS.contains(ending.substring(dot + 1))
        ? ending.substring(0, dot)
        : ending;
  }
}
