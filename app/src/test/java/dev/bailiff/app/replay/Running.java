package dev.bailiff.app.replay;

import dev.bailiff.app.Main;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, with a small policy, fed through its standard input. */
final class Running implements AutoCloseable {
  /** More than a pipe and the program's buffers hold, so that much of it has been decided. */
  static final int PLENTY_OF_LINES = 40_000;

  private static final long LONGEST_SECONDS = 60;

  private static final Map<String, String> POLICY =
      Map.of(
          "policy.yaml",
          """
          name: small
          effective: 2026-11-23
          memory: 1MiB
          """,
          "9.1-small/clause.md",
          """
          ---
          id: "9.1"
          title: Small
          since: 2026-11-23
          owner: nobody
          recognised-by: review
          ---

          Words.
          """,
          "9.1-small/rules.yaml",
          """
          recognised-by: review
          rules: []
          """);

  private final Process process;
  private final Writer input;
  private final Path folder;

  /** Starts {@code bailiff replay} on standard input. */
  Running(Path folder, boolean outputToFile, String... options) throws IOException {
    this.folder = folder;
    for (Map.Entry<String, String> file : POLICY.entrySet()) {
      Path path = folder.resolve("policy").resolve(file.getKey());
      Files.createDirectories(folder.resolve("policy/9.1-small"));
      Files.writeString(path, file.getValue());
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay",
                "--policy",
                folder.resolve("policy").toString(),
                "-"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolve("err").toFile());
    if (outputToFile) {
      builder.redirectOutput(folder.resolve("out").toFile());
    }
    this.process = builder.start();
    this.input =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Writes lines of an access log; returns when the program has taken them. */
  void feed(int lines) {
    try {
      for (int i = 0; i < lines; i++) {
        input.write(Session.request(i, "203.0.113." + i % 200, "-", "/page/" + i, "Firefox"));
        input.write('\n');
      }
      input.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Sends a signal, such as {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The output, where it does not go to a file. */
  InputStream output() {
    return process.getInputStream();
  }

  /** Whether the process was started so that it never sees Ctrl-C, as a shell does with jobs. */
  boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  /** The exit status, once the process has ended. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the program does not end");
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
