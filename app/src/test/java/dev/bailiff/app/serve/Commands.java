package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.Main;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

/** Commands that talk to the service in a folder. */
final class Commands {
  private Commands() {}

  /** The exit code, and what was printed. */
  static String run(Path folder, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = folder.resolve("data").toString();
    int exitCode = Main.run(out, out, all);
    return exitCode + " " + out.toString(UTF_8);
  }
}
