package dev.bailiff.app.http;

import dev.bailiff.core.event.PathProblem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object that was sent as JSON, read member by member. What is wrong with one is remembered, and
 * something harmless stands in for it, until {@link #done} answers with everything that is wrong.
 */
public final class JsonBody {
  /** Longer than anything that a person writes in one go. */
  public static final int MAX_TEXT = 10_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(64)
                          .maxNameLength(1_024)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<?, ?> members;
  private final String path;
  private final List<PathProblem> wrong;
  private final Set<String> asked = new HashSet<>();
  private final List<JsonBody> parts = new ArrayList<>();

  private JsonBody(Map<?, ?> members, String path, List<PathProblem> wrong) {
    this.members = members;
    this.path = path;
    this.wrong = wrong;
  }

  /** The object in the body of the request. */
  public static JsonBody read(ServerRequest request, Bodies bodies) throws ProblemException {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    if (!type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT).equals("application/json")) {
      throw ProblemException.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send application/json");
    }
    try (Bodies.Body body = bodies.read(request)) {
      return of(body.bytes());
    }
  }

  /** The object that these bytes hold. */
  public static JsonBody of(byte[] bytes) throws ProblemException {
    try {
      if (JSON.readValue(bytes, Object.class) instanceof Map<?, ?> members) {
        return new JsonBody(members, "", new ArrayList<>());
      }
    } catch (JacksonException broken) {
      String reason = String.valueOf(broken.getOriginalMessage());
      throw ProblemException.of(
          Problem.Kind.MALFORMED, "not JSON: " + reason.lines().findFirst().orElse(""));
    }
    throw ProblemException.of(Problem.Kind.MALFORMED, "expected an object");
  }

  /** A text that must be there and not be blank, of at most so many characters. */
  public String text(String name, int longest) {
    return optionalText(name, longest)
        .orElseGet(() -> {
          missing(name, "a text");
          return "";
        });
  }

  /** A text, if it is there. */
  public Optional<String> optionalText(String name, int longest) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank() && text.length() <= longest) {
      return Optional.of(text);
    }
    problem(name, shown(value), "a text of 1 to " + longest + " characters");
    return Optional.of("");
  }

  /** Something that is written as a text, if it is there. */
  public <T> Optional<T> optional(String name, String wanted, Function<String, T> reading) {
    int before = wrong.size();
    Optional<String> text = optionalText(name, MAX_TEXT);
    if (text.isEmpty() || wrong.size() > before) {
      return Optional.empty();
    }
    try {
      return text.map(reading);
    } catch (IllegalArgumentException | DateTimeException e) {
      problem(name, shown(text.get()), wanted);
      return Optional.empty();
    }
  }

  /** A time, such as {@code 2026-11-23T10:00:00Z}, if it is there. */
  public Optional<Instant> time(String name) {
    return optional(name, "a time such as 2026-11-23T10:00:00Z", Instant::parse);
  }

  /** A length of time, such as {@code PT24H} or {@code P30D}, if it is there. */
  public Optional<Duration> duration(String name) {
    return optional(name, "a length of time such as PT24H or P30D", JsonBody::positive);
  }

  /** A whole number between these, if it is there. */
  public Optional<Long> number(String name, long least, long most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number
        && (number instanceof Integer || number instanceof Long)
        && number.longValue() >= least
        && number.longValue() <= most) {
      return Optional.of(number.longValue());
    }
    problem(name, shown(value), "a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  /** Whether this is true; false if it is not there. */
  public boolean flag(String name) {
    Object value = value(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    problem(name, shown(value), "true or false");
    return false;
  }

  /** A list of texts, empty if it is not there. */
  public List<String> texts(String name, int most) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list
        && list.size() <= most
        && list.stream().allMatch(one -> one instanceof String text && text.length() <= MAX_TEXT)) {
      return list.stream().map(String.class::cast).toList();
    }
    problem(name, shown(value), "a list of at most " + most + " texts");
    return List.of();
  }

  /**
   * A list of objects, empty if it is not there. What is wrong with one is wrong with the whole,
   * and the whole ends the reading of all.
   */
  public List<JsonBody> objects(String name, int most) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || list.size() > most) {
      problem(name, shown(value), "a list of at most " + most + " objects");
      return List.of();
    }
    List<JsonBody> objects = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> object) {
        objects.add(new JsonBody(object, path + name + "[" + i + "].", wrong));
      } else {
        problem(name + "[" + i + "]", shown(list.get(i)), "an object");
      }
    }
    parts.addAll(objects);
    return objects;
  }

  /** Remembers that something is wrong with a member. */
  public void problem(String name, String found, String wanted) {
    wrong.add(new PathProblem(path + name, found, wanted));
  }

  /** Remembers that a member is not there. */
  public void missing(String name, String wanted) {
    problem(name, "nothing", wanted);
  }

  /** Whether something has been wrong so far. */
  public boolean isWrong() {
    return !wrong.isEmpty();
  }

  /** Ends reading: members that nobody asked for are wrong as well. */
  public void done() throws ProblemException {
    noteUnknown();
    if (!wrong.isEmpty()) {
      String more = wrong.size() > 1 ? " (and " + (wrong.size() - 1) + " more)" : "";
      throw new ProblemException(new Problem(Problem.Kind.INVALID, wrong.getFirst() + more, wrong));
    }
  }

  private void noteUnknown() {
    for (Object name : members.keySet()) {
      if (!asked.contains(name)) {
        problem(shown(name), "a member that is not known here", "none");
      }
    }
    parts.forEach(JsonBody::noteUnknown);
  }

  private @Nullable Object value(String name) {
    asked.add(name);
    return members.get(name);
  }

  private static Duration positive(String text) {
    Duration duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative");
    }
    return duration;
  }

  private static String shown(Object value) {
    return switch (value) {
      case String text when text.length() > 40 -> "`" + text.substring(0, 40) + "…`";
      case String text -> "`" + text + "`";
      case Map<?, ?> _ -> "an object";
      case List<?> list -> "a list of " + list.size();
      default -> String.valueOf(value);
    };
  }
}
