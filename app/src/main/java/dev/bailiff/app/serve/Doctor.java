package dev.bailiff.app.serve;

import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.http.TlsFiles;
import dev.bailiff.app.http.TlsIdentity;
import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Looks at what a service needs, without starting or changing anything. */
final class Doctor {
  private static final long ENOUGH_ROOM = 2L << 30;
  private static final int FORCES = 15;
  private static final Duration SLOW_FORCE = Duration.ofMillis(20);
  private static final Duration SOON = Duration.ofDays(14);
  private static final int PATIENCE_MILLIS = 3_000;

  private final InstantSource time;

  Doctor(InstantSource time) {
    this.time = time;
  }

  List<Diagnosis> examine(ServeSettings settings) {
    List<Diagnosis> found = new ArrayList<>();
    found.add(memory());
    found.add(policy(settings));
    found.addAll(folder(settings.directory()));
    found.add(database(settings.database()));
    settings.connections().tls().ifPresent(files -> found.add(certificate(files)));
    if (settings.isInTheClear()) {
      found.add(
          Diagnosis.doubtful(
              "network", "keys travel in the clear: set tls.certificate and tls.key"));
    }
    found.add(service(settings.directory()));
    return found;
  }

  private static Diagnosis memory() {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    String words = "Java " + Runtime.version().feature() + ", at most " + mebibytes + " MiB";
    return mebibytes >= 1_000
        ? Diagnosis.well("memory", words)
        : Diagnosis.doubtful("memory", words + "; set BAILIFF_JAVA_OPTS=-Xmx2g or more");
  }

  private static Diagnosis policy(ServeSettings settings) {
    try {
      OpenPolicy opened = OpenPolicy.open(settings.policy());
      return switch (opened.loading()) {
        case Loading.Accepted accepted ->
            Diagnosis.well("policy", "version " + accepted.policy().policy().version());
        case Loading.Rejected _ ->
            Diagnosis.wrong("policy", opened.name() + " has problems; see `bailiff policy check`");
      };
    } catch (IOException e) {
      return Diagnosis.wrong("policy", "cannot be read: " + e.getMessage());
    }
  }

  private static List<Diagnosis> folder(Path folder) {
    Path there = existing(folder.toAbsolutePath());
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return List.of(Diagnosis.wrong("folder", "`" + there + "` cannot be written to"));
    }
    try {
      List<Diagnosis> found = new ArrayList<>();
      found.add(owner(there, there.equals(folder.toAbsolutePath())));
      long free = Files.getFileStore(there).getUsableSpace();
      String room = (free >> 20) + " MiB are free at `" + there + "`";
      found.add(
          free >= ENOUGH_ROOM ? Diagnosis.well("room", room) : Diagnosis.doubtful("room", room));
      found.add(disk(there));
      return found;
    } catch (IOException e) {
      return List.of(Diagnosis.wrong("folder", "`" + there + "` fails: " + e.getMessage()));
    }
  }

  private static Diagnosis owner(Path folder, boolean isOurs) throws IOException {
    if (!isOurs) {
      return Diagnosis.well("folder", "will be made in `" + folder + "`");
    }
    boolean isOpen =
        Files.getFileStore(folder).supportsFileAttributeView("posix")
            && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_READ);
    return isOpen
        ? Diagnosis.doubtful("folder", "`" + folder + "` can be read by others: chmod 700")
        : Diagnosis.well("folder", "`" + folder + "`");
  }

  /** How long it takes until something is on the disk, which every answer waits for. */
  private static Diagnosis disk(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "doctor", ".tmp");
    long[] nanos = new long[FORCES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FORCES; i++) {
        long begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(4_096));
        channel.force(false);
        nanos[i] = System.nanoTime() - begun;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    Arrays.sort(nanos);
    Duration median = Duration.ofNanos(nanos[FORCES / 2]);
    String words = "forces a write in %.1f ms".formatted(median.toNanos() / 1e6);
    return median.compareTo(SLOW_FORCE) <= 0
        ? Diagnosis.well("disk", words)
        : Diagnosis.doubtful("disk", words + "; every answer to an event waits for one");
  }

  private static Diagnosis database(DatabaseSpec database) {
    return switch (database) {
      case DatabaseSpec.Embedded(Path file) ->
          Diagnosis.well("database", "`" + file + "`" + (Files.exists(file) ? "" : ", to be made"));
      case DatabaseSpec.Server server -> server(server);
    };
  }

  private static Diagnosis server(DatabaseSpec.Server server) {
    Properties login = new Properties();
    login.setProperty("user", server.user());
    login.setProperty("password", server.password());
    login.setProperty("connectTimeout", Integer.toString(PATIENCE_MILLIS / 1_000));
    login.setProperty("loginTimeout", Integer.toString(PATIENCE_MILLIS / 1_000));
    try (Connection connection = DriverManager.getConnection(server.url(), login)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      return version >= 14
          ? Diagnosis.well("database", "PostgreSQL " + version)
          : Diagnosis.wrong("database", "PostgreSQL " + version + "; 14 or later is needed");
    } catch (SQLException e) {
      return Diagnosis.wrong("database", "cannot be reached: " + e.getMessage());
    }
  }

  private Diagnosis certificate(TlsFiles files) {
    try {
      TlsIdentity.of(files);
      X509Certificate leaf = TlsFiles.certificates(files.certificate()).getFirst();
      Instant end = leaf.getNotAfter().toInstant();
      Instant now = time.instant();
      String words = leaf.getSubjectX500Principal().getName() + ", valid until " + end;
      if (!now.isBefore(end)) {
        return Diagnosis.wrong("certificate", words);
      }
      return now.plus(SOON).isBefore(end)
          ? Diagnosis.well("certificate", words)
          : Diagnosis.doubtful("certificate", words);
    } catch (IOException e) {
      return Diagnosis.wrong("certificate", String.valueOf(e.getMessage()));
    }
  }

  private static Diagnosis service(Path folder) {
    try {
      return ServiceFile.read(folder)
          .map(file -> answering(file))
          .orElse(Diagnosis.well("service", "does not run on this folder"));
    } catch (IOException e) {
      return Diagnosis.doubtful("service", String.valueOf(e.getMessage()));
    }
  }

  private static Diagnosis answering(ServiceFile file) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(file.url().getHost(), file.url().getPort()), PATIENCE_MILLIS);
      return Diagnosis.well("service", "runs at " + file.url());
    } catch (IOException e) {
      return Diagnosis.doubtful(
          "service", "does not answer at " + file.url() + "; it ended without saying so");
    }
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
