package dev.bailiff.verify.serve;

import dev.bailiff.casework.store.DatabaseSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own, on a loopback port, until it is closed. */
final class Postgres implements Closeable {
  private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");
  private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final Thread ending = new Thread(this::end);

  private Postgres(Path binaries, Path folder, int port) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one; empty if PostgreSQL is not installed and need not be. */
  static Optional<Postgres> start() throws IOException, InterruptedException {
    Optional<Path> binaries = binaries();
    if (binaries.isEmpty()) {
      if (System.getenv("TESTS_REQUIRE_POSTGRESQL") != null) {
        throw new IOException("PostgreSQL is not installed under " + INSTALLATIONS);
      }
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("bailiff-postgres");
    Postgres server = new Postgres(binaries.get(), folder, freePort());
    Runtime.getRuntime().addShutdownHook(server.ending);
    if (IS_ROOT) { // as whom PostgreSQL does not run
      run(folder, List.of("chown", "nobody", folder.toString()));
    }
    server.runAsNobody(
        List.of(
            server.binaries.resolve("initdb").toString(),
            "--username=bailiff",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "--pgdata=" + server.place()));
    server.control(
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p " + server.port + " -k '' -c listen_addresses=127.0.0.1",
        "start");
    return Optional.of(server);
  }

  DatabaseSpec.Server database() {
    return new DatabaseSpec.Server(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "bailiff", "");
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(ending);
    end();
  }

  private void end() {
    try {
      control("-m", "immediate", "stop");
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void control(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("pg_ctl").toString());
    command.add("--pgdata=" + place());
    command.addAll(List.of(arguments));
    runAsNobody(command);
  }

  private Path place() {
    return folder.resolve("cluster");
  }

  private void runAsNobody(List<String> command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (IS_ROOT) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    all.addAll(command);
    run(folder, all);
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed");
    }
  }

  private static Optional<Path> binaries() throws IOException {
    if (!Files.isDirectory(INSTALLATIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
