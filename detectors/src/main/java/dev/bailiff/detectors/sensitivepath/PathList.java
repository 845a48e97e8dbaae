package dev.bailiff.detectors.sensitivepath;

import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.matching.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts of paths, each with a class and a score.
 *
 * <p>A row is a part, its class and its score. A {@code /} at an end of the part stands for the
 * border of a segment, which the end of the path also is; {@code ^} ties the part to the beginning
 * of the path and {@code $} to its end. Of several parts found the one with the highest score
 * counts, then the first.
 */
final class PathList {
  /** Stands before and after the path, so that a border is a character like any other. */
  private static final char BORDER = '\n';

  /**
   * A part of a path that was found.
   *
   * @param kind its class
   * @param score how sure it is that no visitor asks for it
   * @param start index of its first character in the path
   * @param end index after its last character
   */
  record Match(String kind, double score, int start, int end) {}

  private record Entry(String kind, double score) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Phrases phrases;

  private PathList(List<List<String>> rows) {
    List<String> parts = new ArrayList<>();
    for (List<String> row : rows) {
      parts.add(row.get(0).replaceFirst("^\\^", BORDER + "").replaceFirst("/?\\$$", "/" + BORDER));
      entries.add(new Entry(row.get(1), Double.parseDouble(row.get(2))));
    }
    phrases = Phrases.of(parts);
  }

  static PathList read(Class<?> home, String resource) {
    return new PathList(Listing.rows(home, resource));
  }

  /** The part that this decoded, lower-case path contains. */
  Optional<Match> find(String path) {
    Best best = new Best(path.length());
    String bordered = BORDER + path + (path.endsWith("/") ? "" : "/") + BORDER;
    phrases.find(bordered, best);
    return Optional.ofNullable(best.match);
  }

  private final class Best implements Phrases.Hits {
    private final int length;
    private @Nullable Match match;

    Best(int length) {
      this.length = length;
    }

    @Override
    public void at(int phrase, int end) {
      Entry entry = entries.get(phrase);
      if (match == null || entry.score > match.score) {
        int start = Math.max(0, end - phrases.length(phrase) - 1);
        match = new Match(entry.kind, entry.score, start, Math.min(end - 1, length));
      }
    }
  }
}
