package dev.bailiff.detectors.seclang.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the directives of a file. */
public final class DirectiveReader {
  /** The most characters of a directive; the longest of the Core Rule Set has about 12,000. */
  public static final int MAX_LENGTH = 128 << 10;

  private DirectiveReader() {}

  /** The directives of a file in their order; what cannot be read is remarked and left out. */
  public static List<Directive> read(RuleText file, Consumer<Remark> remarks) {
    List<Directive> directives = new ArrayList<>();
    String[] lines = file.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].stripLeading().startsWith("#")) {
        continue;
      }
      LogicalLine line = new LogicalLine(file.name());
      while (continues(lines[i]) && i + 1 < lines.length && line.length() <= MAX_LENGTH) {
        String piece = lines[i].stripTrailing();
        line.add(i + 1, piece.substring(0, piece.length() - 1));
        i++;
      }
      line.add(i + 1, continues(lines[i]) ? withoutEnd(lines[i]) : lines[i]);
      if (line.length() > MAX_LENGTH) {
        String message = "a directive is longer than " + MAX_LENGTH + " characters";
        remarks.accept(new Remark(line.spot(0), Remark.Kind.ERROR, "length", message));
        return directives;
      }
      if (!line.isBlank()) {
        line.directive(remarks).ifPresent(directives::add);
      }
    }
    return directives;
  }

  private static boolean continues(String line) {
    return line.stripTrailing().endsWith("\\");
  }

  private static String withoutEnd(String line) {
    String stripped = line.stripTrailing();
    return stripped.substring(0, stripped.length() - 1);
  }
}
