package dev.bailiff.app.config;

import dev.bailiff.app.config.SettingValues.Value;
import dev.bailiff.rules.quantity.Durations;
import dev.bailiff.rules.quantity.Sizes;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.ProblemReport;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.source.Suggestion;
import dev.bailiff.rules.yaml.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings from a YAML file and from the environment, which counts for more: {@code listen.port} in
 * the file is {@code BAILIFF_LISTEN_PORT} there. Who needs a setting asks for it by its key; what
 * is wrong is remembered, and {@link #done} names all of it, with keys that nobody asked for. The
 * values themselves are not shown where they may be secrets, nor are lines of the file.
 */
public final class Configuration {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_SECRET_BYTES = 64 << 10;

  private final SettingValues values;
  private final Path folder;
  private final Problems problems = new Problems();
  private final Set<String> asked = new TreeSet<>();

  private Configuration(SettingValues values, Path folder) {
    this.values = values;
    this.folder = folder;
  }

  /** Settings of the environment alone. */
  public static Configuration of(Map<String, String> environment) {
    return new Configuration(new SettingValues(environment), Path.of(""));
  }

  /**
   * Settings of the environment and of the file, or of the one that {@code BAILIFF_CONFIG} names if
   * none is given.
   */
  public static Configuration readAny(@Nullable Path file, Map<String, String> environment)
      throws IOException {
    String named = environment.get("BAILIFF_CONFIG");
    Path found = file == null && named != null ? Path.of(named) : file;
    return found == null ? of(environment) : read(found, environment);
  }

  /** Settings of the file and the environment; paths in either begin at the file's folder. */
  public static Configuration read(Path file, Map<String, String> environment) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("`" + file + "` is too large for settings");
    }
    Path folder = file.toAbsolutePath().getParent();
    Configuration read =
        new Configuration(new SettingValues(environment), folder == null ? Path.of("") : folder);
    String text = Files.readString(file);
    if (!text.lines().map(String::strip).allMatch(it -> it.isEmpty() || it.startsWith("#"))) {
      YamlReader.read(new SourceText(file.toString(), text), read.problems)
          .ifPresent(node -> read.values.add(node, read.problems));
    }
    return read;
  }

  /** A text. */
  public Optional<String> text(String key) {
    return value(key).flatMap(value -> single(key, value));
  }

  /** Several texts: a list in the file, with commas between them in a variable. */
  public List<String> texts(String key) {
    return value(key)
        .map(value ->
            value.texts().size() == 1 && value.place().isWholeFile()
                ? Arrays.stream(value.texts().getFirst().split(",", -1)).map(String::strip).toList()
                : value.texts())
        .orElse(List.of());
  }

  /** Something that is written as a text; {@code reading} is empty where it is not one. */
  public <T> Optional<T> read(String key, String wanted, Function<String, Optional<T>> reading) {
    Optional<String> text = text(key);
    Optional<T> read = text.flatMap(reading);
    if (text.isPresent() && read.isEmpty()) {
      problem(key, "`" + text.get() + "` is not " + wanted);
    }
    return read;
  }

  /** A whole number between these. */
  public Optional<Integer> number(String key, int least, int most) {
    return read(
        key,
        "a whole number from " + least + " to " + most,
        text ->
            Optional.of(text)
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most));
  }

  /** A length of time. */
  public Optional<Duration> duration(String key) {
    return read(key, Durations.FORM, Durations::parse);
  }

  /** A length of time between these. */
  public Optional<Duration> duration(String key, Duration least, Duration most) {
    return read(
        key,
        "a length of time from " + Durations.print(least) + " to " + Durations.print(most),
        text ->
            Durations.parse(text)
                .filter(it -> it.compareTo(least) >= 0 && it.compareTo(most) <= 0));
  }

  /** A number of bytes between these. */
  public Optional<Long> size(String key, long least, long most) {
    return read(
        key,
        "a size from " + Sizes.print(least) + " to " + Sizes.print(most),
        text -> Sizes.parse(text).filter(bytes -> bytes >= least && bytes <= most));
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String key) {
    return read(
        key,
        "`true` or `false`",
        text -> Optional.of(text).filter(it -> it.matches("true|false")).map(Boolean::valueOf));
  }

  /** One of a few words. */
  public <T> Optional<T> choice(String key, Map<String, T> choices) {
    return read(
        key,
        "one of " + String.join(", ", new TreeSet<>(choices.keySet())),
        text -> Optional.ofNullable(choices.get(text)));
  }

  /** A file or folder; one that is not absolute is looked for in the folder of the settings. */
  public Optional<Path> path(String key) {
    return text(key).map(folder::resolve);
  }

  /** Several files or folders. */
  public List<Path> paths(String key) {
    return texts(key).stream().map(folder::resolve).toList();
  }

  /** An address on the web. */
  public Optional<URI> url(String key) {
    return read(
        key,
        "an address such as https://example.com/path",
        text -> {
          try {
            URI url = new URI(text);
            boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return isWeb && url.getHost() != null ? Optional.of(url) : Optional.empty();
          } catch (java.net.URISyntaxException e) {
            return Optional.empty();
          }
        });
  }

  /** A secret, given itself or as the file that holds it, whose key ends in {@code -file}. */
  public Optional<String> secret(String key) {
    Optional<String> itself = text(key);
    Optional<Path> file = path(key + "-file");
    if (itself.isPresent() && file.isPresent()) {
      problem(key, "`" + key + "` and `" + key + "-file` are both given");
    }
    return itself.or(() -> file.flatMap(path -> secretIn(key + "-file", path)));
  }

  /** Names that are chosen freely below a group, such as of webhooks. */
  public Set<String> names(String group) {
    return values.names(group);
  }

  /** What a key without which others make no sense says. */
  public <T> Optional<T> required(String key, Optional<T> value) {
    if (value.isEmpty() && value(key).isEmpty() && value(key + "-file").isEmpty()) {
      problem(key, "`" + key + "` is missing");
    }
    return value;
  }

  /** Whether something is said below a group. */
  public boolean has(String group) {
    return !values.names(group).isEmpty();
  }

  /** Whether something has been wrong so far. */
  public boolean isWrong() {
    return problems.haveErrors();
  }

  /** Remembers what is wrong with a setting, or with the option that says otherwise. */
  public void problem(String key, String message) {
    Place place = values.value(key).map(Value::place).orElseGet(() -> Place.wholeFile(said(key)));
    problems.error(place, message);
  }

  /** Ends reading. */
  public void done() throws ConfigurationException {
    values
        .others(asked)
        .forEach((name, place) ->
            problems.error(
                place, "unknown setting `" + name + "`", Suggestion.instead(name, asked)));
    if (problems.haveErrors()) {
      throw new ConfigurationException(
          new ProblemReport(PolicySource.of(Map.of()), "").render(problems.sorted()).strip());
    }
  }

  private static String said(String key) {
    return key.startsWith("--") ? key : SettingValues.variable(key);
  }

  private Optional<Value> value(String key) {
    asked.add(key);
    return values.value(key);
  }

  private Optional<String> single(String key, Value value) {
    if (value.texts().size() == 1 && !value.texts().getFirst().isBlank()) {
      return Optional.of(value.texts().getFirst());
    }
    problem(key, "`" + key + "` is a single value that is not empty");
    return Optional.empty();
  }

  private Optional<String> secretIn(String key, Path file) {
    try {
      if (Files.size(file) <= MAX_SECRET_BYTES) {
        String secret = Files.readString(file).strip();
        if (!secret.isEmpty()) {
          return Optional.of(secret);
        }
      }
      problem(key, "`" + file + "` holds no secret");
    } catch (IOException e) {
      problem(key, "`" + file + "` cannot be read");
    }
    return Optional.empty();
  }
}
