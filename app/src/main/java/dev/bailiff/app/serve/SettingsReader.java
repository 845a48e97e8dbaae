package dev.bailiff.app.serve;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.deliver.DeliveryReader;
import dev.bailiff.app.desk.DeskOptions;
import dev.bailiff.app.intake.IntakeLimits;
import dev.bailiff.app.log.LogFormat;
import dev.bailiff.app.publish.Publishing;
import dev.bailiff.casework.store.DatabaseSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of a service. What the command line says counts for more than the environment,
 * and that for more than the file.
 */
final class SettingsReader {
  private static final int MOST_PORTS = 65_535;

  /** One thread reads them in turn. */
  private static final int MOST_LOGS = 100;

  private static final Duration MOST_KEPT = Duration.ofDays(3_650);

  private final Configuration config;
  private final Given given;

  /**
   * What the command line says.
   *
   * @param policy the policy's folder
   * @param data where everything is kept
   * @param database the URL of a database
   * @param host the address to listen at
   * @param port the port to listen at
   * @param days how long events stay in the journal
   * @param logs the logs to follow
   */
  record Given(
      @Nullable Path policy,
      @Nullable Path data,
      @Nullable String database,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable Integer days,
      List<Path> logs) {}

  SettingsReader(Configuration config, Given given) {
    this.config = config;
    this.given = given;
  }

  /** What the log looks like; empty if nothing is said of it. */
  Optional<LogFormat> log() {
    return config.choice("log.format", Map.of("text", LogFormat.TEXT, "json", LogFormat.JSON));
  }

  /** The settings; whoever asked ends the reading, which may find that they cannot be used. */
  ServeSettings read() {
    Optional<Path> policy = config.path("policy");
    Path data = config.path("data").orElse(ServeSettings.FOLDER);
    String host = config.text("listen.host").orElse(ServeSettings.LOOPBACK);
    int port = config.number("listen.port", 0, MOST_PORTS).orElse(ServeSettings.PORT);
    if (given.port() != null && (given.port() < 0 || given.port() > MOST_PORTS)) {
      config.problem("--port", "`" + given.port() + "` is not a port");
    }
    Path folder = given.data() == null ? data : given.data();
    Connections connections = Connections.read(config);
    LimitSettings limits = new LimitSettings(config);
    IntakeLimits intake = limits.intake();
    return new ServeSettings(
        given.policy() == null ? policy : Optional.of(given.policy()),
        folder,
        database(folder),
        logs(),
        given.host() == null ? host : given.host(),
        given.port() == null ? port : given.port(),
        limits.http(),
        intake,
        new Keeping(
            config.duration("snapshot-every").orElse(Keeping.DEFAULT.snapshotEvery()),
            retention(intake.horizon())),
        new DeliveryReader(config).read(),
        DeskOptions.read(config),
        config.duration("drain-within").orElse(ServeSettings.DRAIN_WITHIN),
        connections,
        publishing(connections));
  }

  /** Where people sign in, there is somebody to be the second person. */
  private Publishing publishing(Connections connections) {
    return config
        .choice("publishing", Publishing.byLabel())
        .orElse(connections.signIn().isPresent() ? Publishing.REVIEWED : Publishing.FOLDER);
  }

  private List<Path> logs() {
    List<Path> said = config.paths("tail");
    List<Path> logs = given.logs().isEmpty() ? said : given.logs();
    if (logs.size() > MOST_LOGS) {
      config.problem("tail", "at most " + MOST_LOGS + " logs are followed");
      return List.of();
    }
    return logs;
  }

  /** Answers rest on the journal, so events are kept longer. */
  private Duration retention(Duration answers) {
    Duration least = answers.plus(Duration.ofDays(1));
    Duration said = config.duration("keep").orElse(Keeping.DEFAULT.retention());
    Duration asked = given.days() == null ? said : Duration.ofDays(given.days());
    if (asked.compareTo(least) < 0 || asked.compareTo(MOST_KEPT) > 0) {
      config.problem(
          given.days() == null ? "keep" : "--keep",
          "events are kept for %s to %d days, a day longer than answers (`limits.answers-kept`)"
              .formatted(days(least), MOST_KEPT.toDays()));
      return least.plus(Keeping.DEFAULT.retention());
    }
    return asked;
  }

  private static String days(Duration duration) {
    long whole = duration.toDays();
    return Long.toString(duration.equals(Duration.ofDays(whole)) ? whole : whole + 1);
  }

  private DatabaseSpec database(Path folder) {
    Optional<String> said = config.text("database.url");
    String user = config.text("database.user").orElse("");
    String password = config.secret("database.password").orElse("");
    String url = given.database() == null ? said.orElse("") : given.database();
    if (url.isEmpty()) {
      return ServeSettings.embedded(folder);
    }
    if (!url.startsWith("jdbc:postgresql:")) { // it may hold a password, so it is not shown
      config.problem("database.url", "the database is a URL that begins with jdbc:postgresql:");
      return ServeSettings.embedded(folder);
    }
    return new DatabaseSpec.Server(url, user, password);
  }
}
