package dev.bailiff.app.reader;

import static dev.bailiff.app.reader.HttpFields.HOST;
import static dev.bailiff.app.reader.HttpFields.METHOD;
import static dev.bailiff.app.reader.HttpFields.PATH;
import static dev.bailiff.app.reader.HttpFields.PROTOCOL;
import static dev.bailiff.app.reader.HttpFields.QUERY;
import static dev.bailiff.app.reader.HttpFields.SCHEME;

import dev.bailiff.core.event.EventBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Splits {@code GET /a?b HTTP/1.1} into its parts, decoding nothing.
 *
 * <p>Where no request was understood (a TLS handshake on a plain port, a connection that sent
 * nothing) the method is {@code -} and what came instead, if anything, stands as the path, for it
 * is what the client sent.
 */
final class RequestLine {
  private static final String NO_METHOD = "-";
  private static final int LONGEST_PROTOCOL = 10;
  private static final boolean[] TOKEN = tokenBytes();

  private final TextTables tables;

  RequestLine(TextTables tables) {
    this.tables = tables;
  }

  /** Sets method, path, query and protocol, and host and scheme where the target names them. */
  void read(byte[] bytes, int from, int to, EventBuilder event) {
    int space = endOfMethod(bytes, from, to);
    if (space < 0) {
      event.text(METHOD, NO_METHOD);
      if (to > from && !(to - from == 1 && bytes[from] == '-')) {
        event.text(PATH, tables.paths.fresh(bytes, from, to));
      }
      return;
    }
    event.text(METHOD, tables.words.text(bytes, from, space));
    int target = space + 1;
    if (target >= to) {
      return;
    }
    int last = startOfProtocol(bytes, target, to);
    if (last >= 0) {
      event.text(PROTOCOL, tables.words.text(bytes, last, to));
      target(bytes, target, last - 1, event);
    } else {
      target(bytes, target, to, event);
    }
  }

  /** Sets path and query, and host and scheme where the target names them. */
  void target(byte[] bytes, int from, int to, EventBuilder event) {
    int path = from < to && bytes[from] != '/' ? absolute(bytes, from, to, event) : from;
    int query = Scan.indexOf(bytes, path, to, '?');
    int end = query < 0 ? to : query;
    if (end > path) {
      event.text(PATH, tables.paths.text(bytes, path, end));
    } else if (path > from) {
      event.text(PATH, "/");
    }
    if (query >= 0) {
      event.text(QUERY, text(bytes, query + 1, to));
    }
  }

  private String text(byte[] bytes, int from, int to) {
    return tables.referrers.fresh(bytes, from, to);
  }

  /** Sets scheme and host of {@code http://host:port/path} and returns where the path begins. */
  private int absolute(byte[] bytes, int from, int to, EventBuilder event) {
    String scheme = scheme(bytes, from, to);
    if (scheme == null) {
      return from;
    }
    int host = from + scheme.length() + 3;
    int end = host;
    while (end < to && bytes[end] != '/' && bytes[end] != '?') {
      end++;
    }
    event.text(SCHEME, scheme);
    host(bytes, host, end, event);
    return end;
  }

  /** Sets the host of {@code name:port} in lower case and without the port. */
  void host(byte[] bytes, int from, int to, EventBuilder event) {
    int end = to;
    while (end > from && bytes[end - 1] >= '0' && bytes[end - 1] <= '9') {
      end--;
    }
    boolean hasPort = end > from && end < to && bytes[end - 1] == ':';
    int hostEnd = hasPort ? end - 1 : to;
    if (hostEnd > from && !(hostEnd - from == 1 && bytes[from] == '-')) {
      event.text(HOST, tables.hosts.text(bytes, from, hostEnd));
    }
  }

  private static @Nullable String scheme(byte[] bytes, int from, int to) {
    if (startsWith(bytes, from, to, "http://")) {
      return "http";
    }
    return startsWith(bytes, from, to, "https://") ? "https" : null;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, String prefix) {
    if (to - from < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (Character.toLowerCase((char) bytes[from + i]) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the method ends: at a space or at the end; -1 if what is there cannot be a method. */
  private static int endOfMethod(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= 0 && TOKEN[bytes[at]]) {
      at++;
    }
    boolean isDash = at == from + 1 && bytes[from] == '-';
    return at == from || isDash || (at < to && bytes[at] != ' ') ? -1 : at;
  }

  private static int startOfProtocol(byte[] bytes, int from, int to) {
    int earliest = Math.max(from + 1, to - LONGEST_PROTOCOL);
    for (int at = to - 1; at >= earliest; at--) {
      if (bytes[at - 1] == ' ') {
        return startsWith(bytes, at, to, "http/") ? at : -1;
      }
    }
    return -1;
  }

  /** RFC 9110 section 5.6.2. */
  private static boolean[] tokenBytes() {
    boolean[] token = new boolean[128];
    for (char c = '0'; c <= 'z'; c++) {
      token[c] = Character.isLetterOrDigit(c);
    }
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
      token[c] = true;
    }
    return token;
  }
}
