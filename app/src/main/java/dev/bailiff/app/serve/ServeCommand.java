package dev.bailiff.app.serve;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.config.ConfigurationException;
import dev.bailiff.app.journal.JournalDamagedException;
import dev.bailiff.app.journal.JournalUnavailableException;
import dev.bailiff.app.log.LogFormat;
import dev.bailiff.app.log.LogWriter;
import dev.bailiff.app.publish.Publishing;
import dev.bailiff.casework.store.StoreException;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.ConsoleHandler;
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

  private static final Logger LOG = Logger.getLogger("bailiff");

  @Spec private CommandSpec spec;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path policy;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept; otherwise bailiff-data.")
  private @Nullable Path directory;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings in YAML; each is a variable as well, such as BAILIFF_LISTEN_PORT for"
              + " listen.port, and BAILIFF_CONFIG names the file.")
  private @Nullable Path config;

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
      description = "How long events and decisions stay in the journal; otherwise 30.")
  private @Nullable Integer days;

  @Option(
      names = "--tail",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Logs to follow across their rotation, from where they were read to; may be repeated.")
  private List<Path> logs = List.of();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen at; otherwise 127.0.0.1, which only this machine has.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen at, 0 for any; otherwise 8080.")
  private @Nullable Integer port;

  @Option(
      names = "--demo",
      description =
          "Start in a new folder that is deleted in the end, send simulated traffic, and print what"
              + " is decided and done.")
  private boolean isDemo;

  private Optional<LogFormat> format = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
    PrintWriter err = spec.commandLine().getErr();
    if (isDemo) {
      directory = demoFolder();
    }
    PrintWriter log = err;
    ServeSettings settings = settings();
    if (format.isPresent()) {
      format.get().useFor(new ConsoleHandler());
      log = new PrintWriter(new LogWriter(LOG), true);
    }
    @Nullable Path folder = settings.policy().orElse(null);
    Supplier<LoadedPolicy> loading = // what was published counts rather than what the folder holds
        settings.publishing() == Publishing.FOLDER
            ? PolicyOpening.begin(folder, err)
            : () -> PolicyOpening.require(folder, err);
    ConsoleListener console = new ConsoleListener(log);
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      Service service =
          Service.start(
              settings,
              loading,
              InstantSource.system(),
              new ServiceListener(console, console, console));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s, version %s%n", service.policy().name(), service.policy().version());
      out.printf("%,d events after the snapshot decided again%n", service.restored());
      out.printf("listening at %s%n", service.here());
      service
          .firstLink()
          .ifPresent(link -> out.printf("sign in as admin, once within an hour: %s%n", link));
      if (settings.isInTheClear()) {
        log.println(
            "keys travel in the clear; set tls.certificate and tls.key, or put a proxy in front");
      }
      out.flush();
      @Nullable Demo demo = isDemo ? Demo.begin(service, settings.directory(), out) : null;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, demo, stopped), "stop"));
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

  private Path demoFolder() {
    if (database != null || directory != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--demo begins in a new folder; leave out --data and --database");
    }
    try {
      return Demo.newFolder();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNWRITABLE, "cannot make a folder: " + e.getMessage());
    }
  }

  private ServeSettings settings() {
    try {
      Configuration read = Configuration.readAny(config, System.getenv());
      SettingsReader reader =
          new SettingsReader(
              read, new SettingsReader.Given(policy, directory, database, host, port, days, logs));
      ServeSettings settings = reader.read();
      format = reader.log();
      read.done();
      return settings;
    } catch (ConfigurationException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE, "the settings cannot be used\n" + wrong.getMessage());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, "cannot read the settings: " + e.getMessage());
    }
  }

  private static void stop(Service service, @Nullable Demo demo, CountDownLatch stopped) {
    try {
      if (demo == null) {
        service.stop();
      } else {
        demo.close();
        service.stop();
        demo.clean();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }
}
