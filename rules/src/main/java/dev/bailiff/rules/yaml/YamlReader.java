package dev.bailiff.rules.yaml;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML document into a tree; what keeps it from being one becomes a problem. */
public final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setParseComments(false).build();

  private YamlReader() {}

  /** The tree of the file; empty if there is a problem, which is then noted. */
  public static Optional<YamlNode> read(SourceText file, Problems problems) {
    return read(file, file.text(), problems);
  }

  /**
   * The tree of the first part of the file.
   *
   * @param text the beginning of the file's text that is to be read
   */
  public static Optional<YamlNode> read(SourceText file, String text, Problems problems) {
    try {
      int before = problems.count();
      Optional<YamlNode> document =
          new TreeBuilder(file, problems, new Parse(SETTINGS).parseString(text).iterator())
              .document();
      if (document.isEmpty() && problems.count() == before) {
        problems.error(Place.wholeFile(file.name()), "the file says nothing");
      }
      return document;
    } catch (MarkedYamlEngineException malformed) {
      problems.error(
          place(file, malformed.getProblemMark().or(malformed::getContextMark)),
          "malformed YAML: " + malformed.getProblem(),
          hint(malformed.getProblem()));
    } catch (ReaderException unreadable) {
      problems.error(
          file.place(offset(file, unreadable.getPosition()), 0),
          "a character that YAML does not allow");
    } catch (YamlEngineException malformed) {
      problems.error(Place.wholeFile(file.name()), "malformed YAML: " + malformed.getMessage());
    }
    return Optional.empty();
  }

  /** The index in the file's text of a mark, which counts whole characters. */
  static int offset(SourceText file, int points) {
    String text = file.text();
    return points >= text.codePointCount(0, text.length())
        ? text.length()
        : text.offsetByCodePoints(0, points);
  }

  private static Place place(SourceText file, Optional<Mark> mark) {
    return mark.map(found -> offset(file, found.getIndex()))
        .map(at -> file.place(at, at + 1))
        .orElseGet(() -> Place.wholeFile(file.name()));
  }

  private static String hint(String problem) {
    return problem.contains("mapping values are not allowed")
        ? "put an expression that contains `: ` in quotes or in a block that starts with `>-`"
        : "";
  }
}
