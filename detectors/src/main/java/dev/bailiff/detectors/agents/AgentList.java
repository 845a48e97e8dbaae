package dev.bailiff.detectors.agents;

import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.matching.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names of programs, each known by a phrase in its agent string.
 *
 * <p>A row is a phrase, then the name it stands for (if left out, the phrase), then a score (if
 * left out, 0.9). A phrase that begins with a letter or digit matches only where none stands before
 * it: {@code bot} is not in {@code Cubot}. A leading {@code *} lifts that; a leading {@code ^} or
 * trailing {@code $} ties the phrase to the beginning or end. Of several phrases the first counts,
 * and of those that begin at the same place the longest.
 */
public final class AgentList {
  /** More than any browser sends; the rest is not looked at. */
  static final int MAX_LENGTH = 2_048;

  private static final double LISTED = 0.9;

  private record Entry(String name, double score, boolean start, boolean end, boolean anywhere) {}

  private final List<Entry> entries;
  private final Phrases phrases;

  private AgentList(List<Entry> entries, List<String> phrases) {
    this.entries = List.copyOf(entries);
    this.phrases = Phrases.of(phrases);
  }

  /** Reads the list beside a class. */
  public static AgentList read(Class<?> home, String resource) {
    List<Entry> entries = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    for (List<String> row : Listing.rows(home, resource)) {
      String written = row.get(0);
      boolean start = written.startsWith("^");
      boolean anywhere = written.startsWith("*");
      boolean end = written.endsWith("$");
      String phrase =
          written.substring(start || anywhere ? 1 : 0, written.length() - (end ? 1 : 0));
      String name = row.size() > 1 ? row.get(1) : phrase;
      double score = row.size() > 2 ? Double.parseDouble(row.get(2)) : LISTED;
      entries.add(new Entry(name, score, start, end, anywhere));
      phrases.add(phrase);
    }
    return new AgentList(entries, phrases);
  }

  /** The program that the agent string names. */
  public Optional<AgentMatch> find(String agent) {
    First first = new First(agent);
    phrases.find(agent, 0, Math.min(agent.length(), MAX_LENGTH), first);
    return Optional.ofNullable(first.found);
  }

  private final class First implements Phrases.Hits {
    private final String agent;
    private @Nullable AgentMatch found;

    First(String agent) {
      this.agent = agent;
    }

    @Override
    public void at(int phrase, int end) {
      int start = end - phrases.length(phrase);
      Entry entry = entries.get(phrase);
      boolean better = found == null || start <= found.start(); // at the same start this is longer
      if (better && isWhole(entry, start, end)) {
        found = new AgentMatch(entry.name, entry.score, start, end);
      }
    }

    private boolean isWhole(Entry entry, int start, int end) {
      if ((entry.start && start > 0) || (entry.end && end < agent.length())) {
        return false;
      }
      return entry.anywhere
          || start == 0
          || !Character.isLetterOrDigit(agent.charAt(start))
          || !Character.isLetterOrDigit(agent.charAt(start - 1));
    }
  }
}
