package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Transport;

/**
 * Reads texts and attributes of an XML document. Declarations, comments, instructions and character
 * data that is set apart are values too: entities are declared in them.
 */
final class XmlBody {
  private XmlBody() {}

  static void read(Reading reading, Field field, String text, int start, int end) {
    int at = start;
    while (at < end) {
      if (reading.isFull()) {
        reading.text(field, text, at, end);
        return;
      }
      if (text.charAt(at) != '<') {
        int open = text.indexOf('<', at, end);
        int stop = open < 0 ? end : open;
        reading.value(Place.XML, field, text, at, at, at, stop, Transport.PLAIN);
        at = stop;
      } else if (text.startsWith("<![CDATA[", at)) {
        int stop = after(text, "]]>", at, end);
        reading.value(Place.XML, field, text, at, at, at + 9, stop - 3, Transport.PLAIN);
        at = stop;
      } else if (text.startsWith("<!--", at)) {
        int stop = after(text, "-->", at, end);
        reading.value(Place.XML, field, text, at, at, at, stop, Transport.PLAIN);
        at = stop;
      } else if (text.startsWith("<!", at)) {
        int stop = afterDeclaration(text, at, end);
        reading.value(Place.XML, field, text, at, at, at, stop, Transport.PLAIN);
        at = stop;
      } else {
        int stop = after(text, ">", at, end);
        attributes(reading, field, text, at, stop);
        at = stop;
      }
    }
  }

  private static void attributes(Reading reading, Field field, String text, int start, int end) {
    if (text.startsWith("<xi:include", start)) {
      reading.value(Place.XML, field, text, start, start, start, end, Transport.PLAIN);
      return;
    }
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        int close = text.indexOf(c, at + 1, end);
        int stop = close < 0 ? end : close;
        int nameEnd = at > start && text.charAt(at - 1) == '=' ? at - 1 : at;
        int nameStart = nameEnd;
        while (nameStart > start && Character.isLetterOrDigit(text.charAt(nameStart - 1))) {
          nameStart--;
        }
        reading.value(Place.XML, field, text, nameStart, nameEnd, at + 1, stop, Transport.PLAIN);
        at = stop;
      }
      at++;
    }
  }

  private static int after(String text, String mark, int from, int end) {
    int at = text.indexOf(mark, from, end);
    return at < 0 ? end : at + mark.length();
  }

  /** The end of a document type, with its declarations in brackets. */
  private static int afterDeclaration(String text, int from, int end) {
    int at = from;
    boolean bracketed = false;
    while (at < end) {
      char c = text.charAt(at++);
      if (c == '[') {
        bracketed = true;
      } else if (c == ']') {
        bracketed = false;
      } else if (c == '>' && !bracketed) {
        return at;
      }
    }
    return end;
  }
}
