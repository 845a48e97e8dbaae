package dev.bailiff.app.replay;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.CommandOutput;
import dev.bailiff.app.command.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens what a command writes to, with a clear word where that fails. */
final class Outputs {
  private static final int BUFFER = 1 << 16;

  private Outputs() {}

  /** The file, emptied; a failure to write it later ends the command with a clear word too. */
  static OutputStream file(Path path) {
    check(path);
    try {
      return new BufferedOutputStream(
          new CommandOutput(Files.newOutputStream(path), "`" + path + "`"), BUFFER);
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.UNWRITABLE, "cannot write `" + path + "`: " + reason(failure));
    }
  }

  /** Complains now if the file could not be written later; leaves it as it is. */
  static void check(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    String obstacle =
        Files.isDirectory(path)
            ? "it is a folder"
            : folder != null && !Files.isDirectory(folder)
                ? "no such folder"
                : Files.isWritable(Files.exists(path) || folder == null ? path : folder)
                    ? ""
                    : "permission denied";
    if (!obstacle.isEmpty()) {
      throw new CommandFailure(ExitCode.UNWRITABLE, "cannot write `" + path + "`: " + obstacle);
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case java.nio.file.NoSuchFileException missing -> "no such folder";
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    };
  }
}
