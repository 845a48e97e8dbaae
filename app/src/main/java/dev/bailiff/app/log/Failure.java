package dev.bailiff.app.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is logged of an exception: what it is and where it was thrown. Its message is left out, as
 * libraries put into theirs what they could not read, which may be of an event or a person.
 */
final class Failure {
  private static final int MOST_FRAMES = 30;
  private static final int MOST_CAUSES = 5;

  private Failure() {}

  /** The exception and its causes, each with where it comes from. */
  static List<String> lines(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Throwable each = thrown;
    for (int i = 0; each != null && i < MOST_CAUSES; i++, each = each.getCause()) {
      lines.add(each.getClass().getName());
      Arrays.stream(each.getStackTrace())
          .limit(MOST_FRAMES)
          .forEach(frame -> lines.add("at " + frame));
    }
    return lines;
  }
}
