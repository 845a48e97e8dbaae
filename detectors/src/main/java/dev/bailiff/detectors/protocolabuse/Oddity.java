package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.detectors.protocolabuse.ProtocolAbuse.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The strangest of a request's header fields. */
final class Oddity {
  /** Ranges of one request; media players ask for one, readers of documents for a few. */
  private static final int MANY_RANGES = 6;

  /** By these an attacker tells a proxy or framework that the request is another. */
  private static final Set<String> OVERRIDES =
      Set.of(
          "x-original-url",
          "x-rewrite-url",
          "x-http-method-override",
          "x-http-method",
          "x-method-override",
          "proxy",
          "content-encoding-override",
          "lock-token",
          "x-middleware-subrequest");

  private static final Set<String> CHARSETS =
      Set.of("utf-8", "utf8", "iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii", "latin1");

  private Oddity() {}

  static Optional<Finding> of(Map<String, String> fields, String method, String protocol) {
    @Nullable Finding strangest = null;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      Finding one = of(field.getKey().toLowerCase(Locale.ROOT), field.getValue());
      if (one != null && (strangest == null || one.score() > strangest.score())) {
        strangest = one;
      }
    }
    boolean isBodiless = method.equals("GET") || method.equals("HEAD");
    String length = fields.getOrDefault("content-length", "0");
    boolean hasBody = !length.equals("0") || fields.containsKey("transfer-encoding");
    if (strangest == null && isBodiless && hasBody) {
      strangest = new Finding("body-without-meaning", 0.4, length);
    }
    if (strangest == null && protocol.equals("HTTP/1.1") && !fields.containsKey("host")) {
      strangest = new Finding("no-host", 0.4, protocol);
    }
    return Optional.ofNullable(strangest);
  }

  private static @Nullable Finding of(String name, String value) {
    if (OVERRIDES.contains(name)) {
      return new Finding("override", name.equals("proxy") ? 0.7 : 0.45, value);
    }
    return switch (name) {
      case "range", "request-range" -> range(name, value);
      case "content-type", "accept", "x-up-devcap-post-charset" -> charset(name, value);
      case "connection" -> connection(value);
      case "host" -> value.isEmpty() ? new Finding("empty-field", 0.45, name) : null;
      case "user-agent" -> value.isEmpty() ? new Finding("empty-field", 0.35, name) : null;
      case "accept-encoding" -> value.length() > 100 ? new Finding("long-field", 0.4, value) : null;
      default -> null;
    };
  }

  private static @Nullable Finding range(String name, String value) {
    if (name.equals("request-range")) {
      return new Finding("old-range", 0.45, value);
    }
    long ranges = value.chars().filter(c -> c == ',').count() + 1;
    return ranges >= MANY_RANGES ? new Finding("many-ranges", 0.6, value) : null;
  }

  /** A character set that hides letters from filters, given once or twice. */
  private static @Nullable Finding charset(String name, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (name.startsWith("x-up")) {
      return new Finding("charset", 0.6, value);
    }
    int at = lower.indexOf("charset");
    if (at < 0) {
      return null;
    }
    if (lower.indexOf("charset", at + 1) > 0) {
      return new Finding("two-charsets", 0.6, value);
    }
    int start = at + "charset".length();
    while (start < lower.length() && " =\"'".indexOf(lower.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < lower.length() && " ;,\"'".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    String charset = lower.substring(start, end);
    boolean isHiding =
        charset.startsWith("ibm") || charset.startsWith("cp") || charset.equals("utf-7");
    return isHiding
        ? new Finding("charset", 0.7, value)
        : CHARSETS.contains(charset) ? null : new Finding("unusual-charset", 0.35, value);
  }

  private static @Nullable Finding connection(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    int keep = lower.indexOf("keep-alive");
    boolean isTwice = keep >= 0 && lower.indexOf("keep-alive", keep + 1) > 0;
    boolean isBoth = keep >= 0 && lower.contains("close");
    return isTwice || isBoth ? new Finding("connection", 0.6, value) : null;
  }
}
