package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Transport;

/** Reads the parts of a multipart body: their names, file names, header fields and contents. */
final class MultipartBody {
  /** RFC 2046 allows 70 characters after the hyphens; a search for more may take long. */
  private static final int MAX_BOUNDARY = 128;

  private MultipartBody() {}

  /** Reads a body that begins with its boundary. */
  static void read(Reading reading, Field field, String text) {
    int line = text.indexOf('\n');
    String boundary = text.substring(0, Math.max(line, 0)).stripTrailing();
    if (boundary.length() <= 2 || boundary.length() > MAX_BOUNDARY) {
      reading.text(field, text, 0, text.length());
      return;
    }
    int start = line + 1;
    while (start > 0 && start < text.length()) {
      int next = text.indexOf(boundary, start);
      int end = next < 0 ? text.length() : next;
      if (reading.isFull()) {
        reading.text(field, text, start, text.length());
        return;
      }
      part(reading, field, text, start, end);
      start = next < 0 ? text.length() : after(text, next + boundary.length());
    }
  }

  private static void part(Reading reading, Field field, String text, int start, int end) {
    int blank = text.indexOf("\n\n", start, end);
    int blankWithReturns = text.indexOf("\r\n\r\n", start, end);
    boolean returns = blankWithReturns >= 0 && (blank < 0 || blankWithReturns < blank);
    int headEnd = returns ? blankWithReturns : blank;
    if (headEnd < 0) {
      reading.text(field, text, start, end);
      return;
    }
    int content = headEnd + (returns ? 4 : 2);
    int stop = end;
    while (stop > content && (text.charAt(stop - 1) == '\n' || text.charAt(stop - 1) == '\r')) {
      stop--;
    }
    int[] name = parameter(text, "name=", start, headEnd);
    int[] file = parameter(text, "filename=", start, headEnd);
    reading.value(Place.NAME, field, text, name[0], name[0], name[0], name[1], Transport.PLAIN);
    reading.value(
        Place.FILE_NAME, field, text, name[0], name[1], file[0], file[1], Transport.PLAIN);
    reading.value(Place.PART, field, text, name[0], name[1], content, stop, Transport.PLAIN);
  }

  /** Where the value of a parameter begins and ends; nowhere is an empty span. */
  private static int[] parameter(String text, String key, int start, int end) {
    int at = text.indexOf(key, start, end);
    while (at > start && Character.isLetter(text.charAt(at - 1))) {
      at = text.indexOf(key, at + 1, end);
    }
    if (at < 0) {
      return new int[] {start, start};
    }
    int from = at + key.length();
    boolean isQuoted = from < end && text.charAt(from) == '"';
    from += isQuoted ? 1 : 0;
    int to = from;
    while (to < end
        && text.charAt(to) != '\n'
        && text.charAt(to) != '\r'
        && (isQuoted ? !isClosing(text, to, end) : text.charAt(to) != ';')) {
      to++;
    }
    return new int[] {from, to};
  }

  /** A quote that ends a file name is followed by the next parameter or the end of the line. */
  private static boolean isClosing(String text, int at, int end) {
    return text.charAt(at) == '"'
        && (at + 1 >= end || text.charAt(at + 1) == ';' || text.charAt(at + 1) <= ' ');
  }

  private static int after(String text, int from) {
    int line = text.indexOf('\n', from);
    return line < 0 ? text.length() : line + 1;
  }
}
