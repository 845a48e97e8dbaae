package dev.bailiff.app.serve;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.intake.IntakeLimits;
import dev.bailiff.app.journal.JournalDamagedException;
import dev.bailiff.app.journal.JournalUnavailableException;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.casework.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides events over HTTP until it is told to stop. */
@Command(
    name = "serve",
    description = "Decides events over HTTP while the caller waits.",
    footer = {
      "",
      "Every event that is answered with 2xx has been forced to the disk before, in the journal"
          + " under --data; after a restart features go on where they were, from a snapshot and the"
          + " events after it.",
      "",
      "What decisions ask for becomes enforcements in a database, each once; how an entity stands"
          + " is answered by GET /v1/entities/{type}/{id}/standing.",
      "",
      "Who asks must send a key, as Authorization: Bearer. The operator's is in service.json under"
          + " --data, new at each start.",
      "",
      "GET /openapi.json describes the interface. SIGTERM lets requests that are being answered end"
          + " and then stops.",
    })
public final class ServeCommand implements Callable<Integer> {
  /** Kept, as loggers that nobody holds forget their level. */
  private static final List<Logger> LIBRARIES =
      Stream.of("io.helidon", "com.zaxxer.hikari", "org.flywaydb", "org.jooq")
          .map(Logger::getLogger)
          .toList();

  /** A day longer than answers are kept. */
  private static final int LEAST_RETENTION_DAYS = 4;

  private static final int MOST_RETENTION_DAYS = 3_650;

  @Spec private CommandSpec spec;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path policy;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "bailiff-data",
      description = "Where everything is kept; otherwise ${DEFAULT-VALUE}.")
  private Path directory = Path.of("bailiff-data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "A PostgreSQL database for enforcements and cases, such as"
              + " jdbc:postgresql://127.0.0.1:5432/bailiff, with BAILIFF_DATABASE_USER and"
              + " BAILIFF_DATABASE_PASSWORD; otherwise a file under --data.")
  private @Nullable String database;

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "How long events and decisions stay in the journal, at least 4; otherwise"
              + " ${DEFAULT-VALUE}.")
  private int retentionDays;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen at; otherwise ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port to listen at, 0 for any; otherwise ${DEFAULT-VALUE}.")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
    PrintWriter err = spec.commandLine().getErr();
    var loaded = PolicyOpening.require(policy, err);
    ServeSettings settings =
        new ServeSettings(
            Optional.ofNullable(policy),
            directory,
            database(),
            host,
            port,
            HttpLimits.DEFAULT,
            IntakeLimits.DEFAULT,
            new Keeping(Keeping.DEFAULT.snapshotEvery(), retention()),
            ServeSettings.DRAIN_WITHIN);
    ConsoleListener console = new ConsoleListener(err);
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      Service service =
          Service.start(
              settings,
              loaded,
              InstantSource.system(),
              new ServiceListener(console, console, console));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, stopped), "stop"));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s, version %s%n", loaded.policy().name(), loaded.policy().version());
      out.printf("%,d events after the snapshot decided again%n", service.restored());
      out.printf("listening at http://%s:%d%n", host, service.port());
      out.flush();
      stopped.await();
      return ExitCode.OK;
    } catch (JournalUnavailableException | JournalDamagedException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, "cannot start: " + e.getMessage());
    }
  }

  private Duration retention() {
    if (retentionDays < LEAST_RETENTION_DAYS || retentionDays > MOST_RETENTION_DAYS) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--keep is a number of days from %d to %d"
              .formatted(LEAST_RETENTION_DAYS, MOST_RETENTION_DAYS));
    }
    return Duration.ofDays(retentionDays);
  }

  private DatabaseSpec database() {
    if (database == null) {
      return ServeSettings.embedded(directory);
    }
    if (!database.startsWith("jdbc:postgresql:")) {
      throw new CommandFailure(
          ExitCode.USAGE, "--database is a URL that begins with jdbc:postgresql:");
    }
    return new DatabaseSpec.Server(
        database, environment("BAILIFF_DATABASE_USER"), environment("BAILIFF_DATABASE_PASSWORD"));
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  private static void stop(Service service, CountDownLatch stopped) {
    try {
      service.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }
}
