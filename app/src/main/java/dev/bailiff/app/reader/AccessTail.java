package dev.bailiff.app.reader;

import static dev.bailiff.app.reader.HttpFields.DURATION;
import static dev.bailiff.app.reader.HttpFields.FORWARDED;

import dev.bailiff.core.event.EventBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what sites append to the combined format, in any order: how long the answer took, and
 * X-Forwarded-For in quotes.
 *
 * <p>A number with a point is seconds (nginx {@code $request_time}); a whole number counts only
 * where there is no such and is microseconds (Apache {@code %D}). A quoted text is taken for
 * X-Forwarded-For if it is a list of addresses. All else is passed over.
 */
final class AccessTail {
  private static final double MICROS_PER_SECOND = 1e6;

  private final TextTables tables;

  AccessTail(TextTables tables) {
    this.tables = tables;
  }

  void read(byte[] bytes, int from, int to, EventBuilder event) {
    double seconds = -1;
    double micros = -1;
    int at = from;
    while (at < to) {
      if (bytes[at] == ' ') {
        at++;
        continue;
      }
      boolean quoted = bytes[at] == '"';
      int start = quoted ? at + 1 : at;
      int end = quoted ? Scan.closingQuote(bytes, start, to) : Scan.indexOf(bytes, at, to, ' ');
      if (end < 0) {
        end = to;
      }
      double number = number(bytes, start, end);
      if (number < 0) {
        forwarded(bytes, start, end, event, quoted);
      } else if (Scan.indexOf(bytes, start, end, '.') >= 0) {
        seconds = seconds < 0 ? number : seconds;
      } else {
        micros = micros < 0 ? number : micros;
      }
      at = end + 1;
    }
    if (seconds >= 0) {
      event.number(DURATION, seconds);
    } else if (micros >= 0) {
      event.number(DURATION, micros / MICROS_PER_SECOND);
    }
  }

  private void forwarded(byte[] bytes, int from, int to, EventBuilder event, boolean quoted) {
    if (!quoted) {
      return;
    }
    List<String> addresses = addresses(bytes, from, to);
    if (!addresses.isEmpty()) {
      event.texts(FORWARDED, addresses);
    }
  }

  /** The addresses of a list with commas; empty if anything else is in it. */
  List<String> addresses(byte[] bytes, int from, int to) {
    List<String> found = new ArrayList<>();
    int at = from;
    while (at < to && found.size() < FORWARDED.limit()) {
      int comma = Scan.indexOf(bytes, at, to, ',');
      int end = comma < 0 ? to : comma;
      int start = at;
      while (start < end && bytes[start] == ' ') {
        start++;
      }
      int last = end;
      while (last > start && bytes[last - 1] == ' ') {
        last--;
      }
      if (!isAddress(bytes, start, last)) {
        return List.of();
      }
      found.add(tables.addresses.text(bytes, start, last));
      at = end + 1;
    }
    return found;
  }

  /** Whether the bytes look like an IPv4 or IPv6 address; the full grammar is not looked at. */
  static boolean isAddress(byte[] bytes, int from, int to) {
    int separators = 0;
    for (int at = from; at < to; at++) {
      byte one = bytes[at];
      if (one == '.' || one == ':') {
        separators++;
      } else if (Character.digit(one, 16) < 0) {
        return false;
      }
    }
    return to - from <= 45 && separators >= 2;
  }

  /** A number of digits with at most one point, or -1. */
  private static double number(byte[] bytes, int from, int to) {
    if (to - from < 1 || to - from > 15) {
      return -1;
    }
    long digits = 0;
    double scale = 1;
    boolean afterPoint = false;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (bytes[at] == '.' && !afterPoint && at > from) {
        afterPoint = true;
      } else if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        scale = afterPoint ? scale * 10 : scale;
      } else {
        return -1;
      }
    }
    return digits / scale;
  }
}
