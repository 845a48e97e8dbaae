package dev.bailiff.app.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Commands run on logs in a folder of their own. */
final class Session {
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Session(Path folder) {
    this.folder = folder;
  }

  /** Runs a command; answers its exit status. */
  int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(out, err, args);
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  /** What was written to the file. */
  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** The full name of a file. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes a log; answers its full name. */
  String log(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines);
    return path(name);
  }

  /** Writes an access log of people who read pages; answers its full name. */
  String quietLog() throws IOException {
    return log(
        "access.log",
        IntStream.range(0, 20)
            .mapToObj(n -> request(n, "203.0.113." + (10 + n % 5), "-", "/page/" + n, "Firefox"))
            .toList());
  }

  /** Writes a log of failed sign-ins from one address to one account; answers its full name. */
  String guessingLog() throws IOException {
    return log(
        "auth.log",
        IntStream.range(0, 30)
            .mapToObj(n ->
                "May 17 10:05:%02d host sshd[12]: Failed password for root from 203.0.113.9 port 22 ssh2"
                    .formatted(n))
            .toList());
  }

  /** A line of an access log. */
  static String request(int second, String address, String user, String target, String agent) {
    return "%s - %s [17/May/2015:10:05:%02d +0000] \"GET %s HTTP/1.1\" 404 12 \"-\" \"%s\""
        .formatted(address, user, second % 60, target, agent);
  }
}
