package dev.bailiff.casework.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the tests' own, on a loopback port and in a temporary folder, for as long
 * as this process lives.
 */
public final class PostgresCluster {
  private static final String USER = "bailiff";

  /** Set where a machine without PostgreSQL is a mistake. */
  private static final String REQUIRED = "TESTS_REQUIRE_POSTGRESQL";

  /** Its processes die here and the machine lives: what it wrote survives without force. */
  private static final String OPTIONS =
      " -k '' -c listen_addresses=127.0.0.1 -c max_connections=50 -c fsync=off";

  private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();
  private @Nullable String migrated;

  private PostgresCluster(Path binaries, Path folder, int port) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
  }

  /** The server, started when first asked for; empty if PostgreSQL is not installed. */
  public static Optional<PostgresCluster> running() {
    return Holder.RUNNING;
  }

  /** Why there is none. */
  public static String absence() {
    return "PostgreSQL is not installed under " + INSTALLATIONS + " (Debian: postgresql-15)";
  }

  /** A database of its own with nothing in it. */
  public DatabaseSpec.Server emptyDatabase() {
    return databaseFrom("template1");
  }

  /** A database of its own with our tables. */
  public synchronized DatabaseSpec.Server newDatabase() {
    if (migrated == null) {
      DatabaseSpec.Server opened = emptyDatabase();
      Database.open(opened).close();
      migrated = opened.url().substring(opened.url().lastIndexOf('/') + 1);
    }
    return databaseFrom(migrated);
  }

  private DatabaseSpec.Server databaseFrom(String template) {
    String name = "test" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseSpec.Server(url(name), USER, "");
  }

  /** Ends the processes of the server at once, and starts it again. */
  public void crash() {
    control("-m", "immediate", "-w", "restart");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static Optional<PostgresCluster> start() {
    Optional<Path> binaries = binaries();
    if (binaries.isEmpty()) {
      if (System.getenv(REQUIRED) != null) {
        throw new IllegalStateException(absence());
      }
      return Optional.empty();
    }
    try {
      Path folder = Files.createTempDirectory("bailiff-postgresql");
      PostgresCluster cluster = new PostgresCluster(binaries.get(), folder, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
      cluster.begin();
      return Optional.of(cluster);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin() {
    if (isRoot()) { // as whom PostgreSQL does not run
      run(List.of("chown", "nobody", folder.toString()));
    }
    runAsNobody(
        List.of(
            binaries.resolve("initdb").toString(),
            "--username=" + USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "--pgdata=" + place()));
    control("-w", "-l", folder.resolve("log").toString(), "-o", "-p " + port + OPTIONS, "start");
  }

  private void stop() {
    control("-m", "immediate", "stop");
    SqliteFolder.delete(folder);
  }

  private void control(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("pg_ctl").toString());
    command.add("--pgdata=" + place());
    command.addAll(List.of(arguments));
    runAsNobody(command);
  }

  private Path place() {
    return folder.resolve("cluster");
  }

  private void runAsNobody(List<String> command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    all.addAll(command);
    run(all);
  }

  private void run(List<String> command) {
    try {
      Path said = Files.createTempFile("bailiff-postgresql", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + ": " + status + "\n" + Files.readString(said));
      }
      Files.delete(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Optional<Path> binaries() {
    if (!Files.isDirectory(INSTALLATIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static final class Holder {
    static final Optional<PostgresCluster> RUNNING = start();
  }
}
