package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.detectors.matching.Listing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A media type with its parameters, read strictly. {@code media-types.txt} lists those that
 * requests are sent with; others are odd, and a parameter that is itself one is meant to be taken
 * for the type by a program that reads loosely.
 */
final class MediaType {
  /** Takes what is odd. */
  @FunctionalInterface
  interface Notes {
    void note(String form, double score);
  }

  /** Browsers send half as many. */
  private static final int MOST_RANGES = 16;

  private static final Map<String, Set<String>> TYPES = new HashMap<>();

  /** Parameters in which packages name the type of what they wrap. */
  private static final Set<String> WRAPPING =
      Set.of("type", "start-info", "protocol", "profile", "action", "micalg", "start");

  static {
    for (List<String> row : Listing.rows(MediaType.class, "media-types.txt")) {
      TYPES.put(row.getFirst(), new HashSet<>(row.subList(1, row.size())));
    }
  }

  private final String text;
  private final Notes notes;
  private int at;

  private MediaType(String text, int from, Notes notes) {
    this.text = text;
    this.at = from;
    this.notes = notes;
  }

  /** Looks at the type of a body, or of a part of one. */
  static void look(String value, Notes notes) {
    String lower = value.strip().toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return;
    }
    int end = 0;
    while (end < lower.length() && ";, \t".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    type(lower.substring(0, end), notes);
    MediaType rest = new MediaType(lower, end, notes);
    if (!rest.parameters(false)) {
      notes.note("media-type-form", 0.4);
    }
  }

  /** Looks at the types that an answer may be of. */
  static void accepted(String value, Notes notes) {
    String lower = value.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("charset");
    for (int i = 0; at >= 0 && i < MOST_RANGES; i++) {
      MediaType range = new MediaType(lower, lower.lastIndexOf(',', at) + 1, notes);
      range.at = Math.max(range.at, lower.indexOf(';', range.at));
      range.parameters(true);
      at = lower.indexOf("charset", Math.max(range.at, at + 1));
    }
  }

  private static void type(String type, Notes notes) {
    int slash = type.indexOf('/');
    boolean isFormed =
        slash > 0
            && slash < type.length() - 1
            && isToken(type, 0, slash)
            && isToken(type, slash + 1, type.length());
    if (!isFormed) {
      notes.note("media-type-form", 0.4);
      return;
    }
    Set<String> known = TYPES.get(type.substring(0, slash));
    if (known == null) {
      notes.note("unusual-media-type", 0.3);
    } else if (!known.contains("*") && !isKnown(known, type.substring(slash + 1))) {
      notes.note("unusual-media-type", 0.2);
    }
  }

  private static boolean isKnown(Set<String> known, String subtype) {
    boolean isSuffixed = subtype.endsWith("+json") || subtype.endsWith("+xml");
    return isSuffixed || known.contains(subtype) || subtype.startsWith("vnd.");
  }

  /** Reads what follows the type, to the end or, of several ranges, to the next; whether it can. */
  private boolean parameters(boolean isRange) {
    Set<String> seen = new HashSet<>();
    while (true) {
      skipBlanks();
      if (at >= text.length()) {
        return true;
      }
      if (text.charAt(at) == ',') {
        if (!isRange) {
          notes.note("two-types", 0.6);
        }
        return true;
      }
      if (text.charAt(at) != ';') {
        return false;
      }
      at++;
      skipBlanks();
      if (at < text.length() && text.charAt(at) != ';' && !parameter(seen)) {
        return false;
      }
    }
  }

  private boolean parameter(Set<String> seen) {
    int start = at;
    while (at < text.length() && isTokenSign(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
      return false;
    }
    at++;
    String value = value();
    if (!seen.add(name)) {
      notes.note(name.equals("charset") ? "two-charsets" : "two-parameters", 0.6);
    }
    if (name.equals("charset")) {
      double oddity = Charset.oddity(value);
      if (oddity > 0) {
        notes.note(oddity >= 0.5 ? "charset" : "unusual-charset", oddity);
      }
    } else if (!WRAPPING.contains(name) && isType(value)) {
      notes.note("type-in-parameter", 0.5);
    }
    return true;
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      int close = text.indexOf('"', at + 1);
      int end = close < 0 ? text.length() : close;
      String value = text.substring(at + 1, end);
      at = Math.min(text.length(), end + 1);
      return value;
    }
    int start = at;
    while (at < text.length() && ";, \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isType(String value) {
    int slash = value.indexOf('/');
    return slash > 0 && TYPES.containsKey(value.substring(0, slash));
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private static boolean isToken(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isTokenSign(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTokenSign(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c < 128 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }
}
