package dev.bailiff.app.command;

/** What the program's exit status tells the shell. */
public final class ExitCode {
  /** All done, nothing to complain of. */
  public static final int OK = 0;

  /** The command worked and its answer is no: a problem, a failed example, a clause broken. */
  public static final int FOUND = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** Something named on the command line cannot be read. */
  public static final int UNREADABLE = 3;

  /** The answer cannot be written: disk full, no permission. */
  public static final int UNWRITABLE = 4;

  /** A fault of the program itself (EX_SOFTWARE of sysexits.h). */
  public static final int BUG = 70;

  /** Interrupted by Ctrl-C (128 + SIGINT); the virtual machine sets it by itself. */
  public static final int INTERRUPTED = 130;

  /** The reader of the output went away (128 + SIGPIPE), as in {@code bailiff … | head}. */
  public static final int PIPE_CLOSED = 141;

  private ExitCode() {}
}
