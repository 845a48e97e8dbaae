package dev.bailiff.app.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * An output that ends the command when it can no longer be written.
 *
 * <p>Print writers swallow I/O exceptions, so that a command would go on deciding for a reader who
 * has gone. A {@link CommandFailure} passes through them.
 */
public final class CommandOutput extends OutputStream {
  private final OutputStream target;
  private final String name;

  /**
   * @param target where the bytes go
   * @param name what people know it by, for the complaint
   */
  public CommandOutput(OutputStream target, String name) {
    this.target = target;
    this.name = name;
  }

  @Override
  public void write(int value) {
    attempt(() -> target.write(value));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    attempt(() -> target.write(bytes, offset, length));
  }

  @Override
  public void flush() {
    attempt(target::flush);
  }

  @Override
  public void close() {
    attempt(target::close);
  }

  private void attempt(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private CommandFailure failure(String reason) {
    if (reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
      return new CommandFailure(ExitCode.PIPE_CLOSED, "");
    }
    return new CommandFailure(
        ExitCode.UNWRITABLE, "cannot write to " + name + ": " + reason.toLowerCase(Locale.ROOT));
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
