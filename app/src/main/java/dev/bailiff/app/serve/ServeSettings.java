package dev.bailiff.app.serve;

import dev.bailiff.app.deliver.DeliverySettings;
import dev.bailiff.app.desk.DeskOptions;
import dev.bailiff.app.http.Address;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.intake.IntakeLimits;
import dev.bailiff.app.publish.Publishing;
import dev.bailiff.casework.store.DatabaseSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service is started with.
 *
 * @param policy the policy's folder, or the shipped policy
 * @param directory where the journal is, and what else the service keeps in files
 * @param database where casework is kept
 * @param logs the logs that are followed
 * @param host the address to listen at
 * @param port the port to listen at; 0 for any
 * @param http limits of requests
 * @param intake limits of taking events in
 * @param keeping what is written down when, and for how long
 * @param delivery where messages to other systems and to people go
 * @param desk how the provider deals with people
 * @param drainWithin how long requests that are being answered may take when the service stops
 * @param connections how it is connected to the world around it
 * @param publishing how another policy comes into force
 */
record ServeSettings(
    Optional<Path> policy,
    Path directory,
    DatabaseSpec database,
    List<Path> logs,
    String host,
    int port,
    HttpLimits http,
    IntakeLimits intake,
    Keeping keeping,
    DeliverySettings delivery,
    DeskOptions desk,
    Duration drainWithin,
    Connections connections,
    Publishing publishing) {
  /** Nobody from elsewhere reaches it. */
  static final String LOOPBACK = "127.0.0.1";

  static final int PORT = 8080;

  static final Path FOLDER = Path.of("bailiff-data");

  /** Longer than any answer may take. */
  static final Duration DRAIN_WITHIN = Duration.ofSeconds(15);

  ServeSettings {
    logs = List.copyOf(logs);
    if (keeping.retention().compareTo(intake.horizon().plus(Duration.ofDays(1))) < 0) {
      throw new IllegalArgumentException(
          "events are kept at least a day longer than answers, which are kept for "
              + intake.horizon().toHours()
              + " h");
    }
  }

  /** The database that is one file beside the journal. */
  static DatabaseSpec embedded(Path directory) {
    return new DatabaseSpec.Embedded(directory.resolve("casework.db"));
  }

  static ServeSettings of(Path directory) {
    return new ServeSettings(
        Optional.empty(),
        directory,
        embedded(directory),
        List.of(),
        LOOPBACK,
        PORT,
        HttpLimits.DEFAULT,
        IntakeLimits.DEFAULT,
        Keeping.DEFAULT,
        DeliverySettings.NONE,
        DeskOptions.DEFAULT,
        DRAIN_WITHIN,
        Connections.NONE,
        Publishing.FOLDER);
  }

  /** Whether others on the way can read what is sent. */
  boolean isInTheClear() {
    boolean here = Set.of(LOOPBACK, "::1", "localhost").contains(host);
    return !here && connections.tls().isEmpty();
  }

  /** Where people reach it, as letters to them say. */
  URI publicUrl() {
    return connections
        .publicUrl()
        .orElseGet(() -> Address.here(host, port, connections.tls().isPresent()));
  }

  /** The same at another port. */
  ServeSettings atPort(int other) {
    return new ServeSettings(
        policy,
        directory,
        database,
        logs,
        host,
        other,
        http,
        intake,
        keeping,
        delivery,
        desk,
        drainWithin,
        connections,
        publishing);
  }

  /** The same with the policy in a folder. */
  ServeSettings under(Path other) {
    return new ServeSettings(
        Optional.of(other),
        directory,
        database,
        logs,
        host,
        port,
        http,
        intake,
        keeping,
        delivery,
        desk,
        drainWithin,
        connections,
        publishing);
  }

  /** The same with messages that go there. */
  ServeSettings delivering(DeliverySettings other) {
    return new ServeSettings(
        policy,
        directory,
        database,
        logs,
        host,
        port,
        http,
        intake,
        keeping,
        other,
        desk,
        drainWithin,
        connections,
        publishing);
  }

  /** The same with logs that are followed. */
  ServeSettings following(List<Path> others) {
    return new ServeSettings(
        policy,
        directory,
        database,
        others,
        host,
        port,
        http,
        intake,
        keeping,
        delivery,
        desk,
        drainWithin,
        connections,
        publishing);
  }

  /** The same with other connections. */
  ServeSettings connected(Connections other) {
    return new ServeSettings(
        policy,
        directory,
        database,
        logs,
        host,
        port,
        http,
        intake,
        keeping,
        delivery,
        desk,
        drainWithin,
        other,
        publishing);
  }
}
