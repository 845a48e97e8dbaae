package dev.bailiff.casework.statements;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of words what identifies somebody other than the reader: the ids, names and addresses
 * of the other entities that an event names, and any mail or network address. It does not know
 * names that stand in free text, so a rule's {@code because} should not quote any. Control and
 * format characters go too, as part of the words may come from an attacker.
 */
public final class Discretion {
  /** What stands in the place of what was taken out: it has no letters, so it hides nobody. */
  public static final String MARK = "[…]";

  /** What is left of one fact; more is not an explanation. */
  public static final int MAX_LENGTH = 1_000;

  private static final String MAIL = "[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,8}";
  private static final String IPV4 = "(?<![\\w.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![\\w])";
  private static final String IPV6 =
      "(?<![\\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
          + "|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)"
          + "(?![\\w:])";

  /** The properties of an entity by which somebody can be told apart. */
  private static final Set<String> TELLING =
      Set.of("id", "ip", "name", "email", "device", "tls", "owner");

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private final Set<String> own;
  private final Pattern others;

  private Discretion(Set<String> own, Set<String> others) {
    this.own = own;
    this.others =
        Pattern.compile(
            Stream.concat(
                    others.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Discretion::literally),
                    Stream.of(MAIL, IPV4, IPV6))
                .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Discretion towards one reader of what is said of an event. */
  public static Discretion towards(EntityRef reader, Event event) {
    Set<String> own = new HashSet<>(Set.of(reader.id()));
    Set<String> others = new HashSet<>();
    for (Entity entity : Entity.values()) {
      boolean isReader = event.entity(entity).filter(reader::equals).isPresent();
      (isReader ? own : others).addAll(texts(event, entity));
    }
    others.removeAll(own);
    return new Discretion(own, others);
  }

  /** The words, with what others are known by taken out. */
  public String applyTo(String words) {
    String seen = UNSEEN.matcher(words).replaceAll(" ").strip();
    String discreet = withoutOthers(seen);
    while (!discreet.equals(seen)) { // what stood beside something taken out may now stand alone
      seen = discreet;
      discreet = withoutOthers(seen);
    }
    return discreet.length() <= MAX_LENGTH ? discreet : discreet.substring(0, MAX_LENGTH) + "…";
  }

  private String withoutOthers(String words) {
    return others
        .matcher(words)
        .replaceAll(
            found -> own.contains(found.group()) ? Matcher.quoteReplacement(found.group()) : MARK);
  }

  private static List<String> texts(Event event, Entity entity) {
    return entity.attributes().stream()
        .filter(attribute -> TELLING.contains(attribute.name()))
        .map(attribute -> event.text(entity.label() + "." + attribute.name()))
        .flatMap(Optional::stream)
        .map(text -> UNSEEN.matcher(text).replaceAll(" ").strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The text where it stands as a whole word, or anywhere if it does not look like a word. */
  private static String literally(String text) {
    String before = isWordCharacter(text.codePointAt(0)) ? "(?<![\\p{L}\\p{N}])" : "";
    String after = isWordCharacter(text.codePointBefore(text.length())) ? "(?![\\p{L}\\p{N}])" : "";
    return before + Pattern.quote(text) + after;
  }

  private static boolean isWordCharacter(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }
}
