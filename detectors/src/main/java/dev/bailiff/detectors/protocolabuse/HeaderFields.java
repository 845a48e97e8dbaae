package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The oddities of a request's header fields, each looked at by itself. */
final class HeaderFields {
  /** Ranges of one request; media players ask for one, readers of documents for a few. */
  private static final int MANY_RANGES = 6;

  private static final int MANY_RANGES_OF_A_DOCUMENT = 63;

  /** By these an attacker tells a proxy or framework that the request is another. */
  private static final Map<String, Double> OVERRIDES =
      Map.ofEntries(
          Map.entry("proxy", 0.7),
          Map.entry("x-middleware-subrequest", 0.8),
          Map.entry("x-original-url", 0.45),
          Map.entry("x-rewrite-url", 0.45),
          Map.entry("x-http-method-override", 0.45),
          Map.entry("x-http-method", 0.45),
          Map.entry("x-method-override", 0.45),
          Map.entry("content-encoding-override", 0.45),
          Map.entry("lock-token", 0.4),
          Map.entry("if", 0.3),
          Map.entry("content-range", 0.15),
          Map.entry("content-encoding", 0.15),
          Map.entry("accept-charset", 0.1));

  private static final Set<String> CODINGS =
      Set.of("gzip", "deflate", "br", "zstd", "compress", "identity", "*", "x-gzip", "dcb", "dcz");

  private static final Set<String> DIRECTIVES =
      Set.of(
          "no-cache",
          "no-store",
          "no-transform",
          "only-if-cached",
          "max-age",
          "max-stale",
          "min-fresh",
          "stale-if-error",
          "private",
          "public",
          "must-revalidate",
          "post-check",
          "pre-check");

  private final Surest found;
  private final Field headers;
  private final String path;

  HeaderFields(Surest found, Field headers, String path) {
    this.found = found;
    this.headers = headers;
    this.path = path;
  }

  void look(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    Double override = OVERRIDES.get(lower);
    if (override != null) {
      found.note("override", override, headers, value);
    }
    control(value);
    switch (lower) {
      case "content-type" ->
          MediaType.look(value, (form, score) -> found.note(form, score, headers, value));
      case "accept" -> accept(value);
      case "accept-encoding" -> list(value, CODINGS, "unusual-coding");
      case "cache-control" -> list(value, DIRECTIVES, "unusual-directive");
      case "x-up-devcap-post-charset" -> found.note("charset", 0.6, headers, value);
      case "range" -> range(value);
      case "request-range" -> found.note("old-range", 0.45, headers, value);
      case "connection" -> connection(value);
      case "cookie" -> cookie(value);
      case "host" -> host(value);
      case "expect" -> expect(value);
      case "sec-fetch-user", "sec-ch-ua-mobile" -> flag(value);
      case "user-agent" -> empty(value, lower, 0.35);
      default -> {}
    }
  }

  private void control(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t') {
        boolean endsLine = c == 0 || c == '\r' || c == '\n';
        found.note("control-in-field", endsLine ? 0.7 : 0.45, headers, value);
      } else if (c == 0x7f) {
        found.note("control-in-field", 0.45, headers, value);
      }
    }
  }

  private void empty(String value, String name, double score) {
    if (value.isBlank()) {
      found.note("empty-field", score, headers, name);
    }
  }

  private void accept(String value) {
    empty(value, "accept", 0.3);
    MediaType.accepted(value, (form, score) -> found.note(form, score, headers, value));
  }

  /** A list of words with parameters, of which all are known. */
  private void list(String value, Set<String> known, String form) {
    if (value.length() > 100) {
      found.note("long-field", 0.4, headers, value);
      return;
    }
    for (String item : value.toLowerCase(Locale.ROOT).split(",", -1)) {
      int end = 0;
      while (end < item.length() && item.charAt(end) != ';' && item.charAt(end) != '=') {
        end++;
      }
      String word = item.substring(0, end).strip();
      if (!word.isEmpty() && !known.contains(word)) {
        found.note(form, 0.2, headers, value);
      }
    }
  }

  private void range(String value) {
    long ranges = value.chars().filter(c -> c == ',').count() + 1;
    boolean isDocument = path.toLowerCase(Locale.ROOT).endsWith(".pdf");
    if (ranges >= (isDocument ? MANY_RANGES_OF_A_DOCUMENT : MANY_RANGES)) {
      found.note("many-ranges", 0.6, headers, value);
      return;
    }
    int equals = value.indexOf('=');
    if (equals < 0) {
      found.note("range-form", 0.3, headers, value);
      return;
    }
    for (String part : value.substring(equals + 1).split(",", -1)) {
      String[] ends = part.strip().split("-", 2);
      if (ends.length == 2 && number(ends[0]) > number(ends[1]) && number(ends[1]) >= 0) {
        found.note("backward-range", 0.6, headers, value);
      }
    }
  }

  private static long number(String text) {
    boolean isNumber = !text.isEmpty() && text.length() <= 18 && isDigits(text);
    return isNumber ? Long.parseLong(text) : -1;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void connection(String value) {
    int stays = 0;
    int ends = 0;
    for (String option : value.toLowerCase(Locale.ROOT).split(",", -1)) {
      stays += option.strip().equals("keep-alive") ? 1 : 0;
      ends += option.strip().equals("close") ? 1 : 0;
    }
    if (stays + ends > 1) {
      found.note("connection", 0.6, headers, value);
    }
  }

  /**
   * Cookies as they were to be sent before browsers did otherwise; few programs read them alike.
   */
  private void cookie(String value) {
    if (value.regionMatches(true, value.indexOf('$') + 1, "version", 0, 7)
        && value.indexOf('$') >= 0) {
      found.note("old-cookie", 0.4, headers, value);
    }
  }

  private void host(String value) {
    empty(value, "host", 0.45);
    boolean isBracketed = value.startsWith("[");
    int colon = isBracketed ? value.indexOf(']') + 1 : value.indexOf(':');
    String name = colon < 0 ? value : value.substring(0, colon);
    if (value.indexOf(',') >= 0) {
      found.note("two-hosts", 0.7, headers, value);
    } else if (value.chars().anyMatch(c -> c <= ' ' || "/@\\\"'<>(){}?#;&".indexOf(c) >= 0)) {
      found.note("host-form", 0.6, headers, value);
    } else if (isBracketed || isAddress(name)) {
      found.note("address-as-host", 0.2, headers, value);
    }
  }

  /** Four numbers with dots between them. */
  private static boolean isAddress(String name) {
    boolean canBe = !name.isEmpty() && name.charAt(name.length() - 1) <= '9';
    String[] parts = canBe ? name.split("\\.", -1) : new String[0];
    return parts.length == 4 && Arrays.stream(parts).allMatch(part -> number(part) >= 0);
  }

  private void expect(String value) {
    if (!value.equalsIgnoreCase("100-continue")) {
      found.note("unusual-expectation", 0.4, headers, value);
    }
  }

  private void flag(String value) {
    if (!value.equals("?0") && !value.equals("?1")) {
      found.note("no-flag", 0.4, headers, value);
    }
  }
}
