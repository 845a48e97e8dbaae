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
    try {
      return new BufferedOutputStream(
          new CommandOutput(Files.newOutputStream(path), "`" + path + "`"), BUFFER);
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.UNWRITABLE, "cannot write `" + path + "`: " + reason(failure));
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
