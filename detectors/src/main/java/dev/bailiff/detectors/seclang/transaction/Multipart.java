package dev.bailiff.detectors.seclang.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of a form with files. */
final class Multipart {
  /** A form with more parts is read up to here. */
  static final int MAX_PARTS = 256;

  /**
   * One part.
   *
   * @param name the field's name
   * @param fileName the file's name; empty if it is none
   * @param isFile whether it has the name of a file
   * @param headers its header lines
   * @param content what it holds
   */
  record Part(String name, String fileName, boolean isFile, List<String> headers, String content) {}

  private Multipart() {}

  /** The parts of a body of this type, or none if it names no boundary. */
  static List<Part> parts(String contentType, String body) {
    String boundary = boundary(contentType);
    List<Part> parts = new ArrayList<>();
    if (boundary.isEmpty()) {
      return parts;
    }
    String mark = "--" + boundary;
    int at = body.indexOf(mark);
    while (at >= 0 && parts.size() < MAX_PARTS) {
      int line = body.indexOf('\n', at);
      if (body.startsWith("--", at + mark.length()) || line < 0) {
        break;
      }
      int next = body.indexOf("\n" + mark, line);
      int end = next < 0 ? body.length() : next;
      parts.add(part(body.substring(line + 1, Math.max(line + 1, withoutReturn(body, end)))));
      at = next < 0 ? -1 : next + 1;
    }
    return parts;
  }

  private static int withoutReturn(String body, int end) {
    return end > 0 && end < body.length() && body.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private static Part part(String text) {
    List<String> headers = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int line = text.indexOf('\n', at);
      int end = line < 0 ? text.length() : line;
      String header = text.substring(at, end).stripTrailing();
      at = line < 0 ? text.length() : line + 1;
      if (header.isEmpty()) {
        break;
      }
      if (!headers.isEmpty() && (header.startsWith(" ") || header.startsWith("\t"))) {
        headers.set(headers.size() - 1, headers.getLast() + header);
      } else {
        headers.add(header);
      }
    }
    String disposition =
        headers.stream()
            .filter(h -> h.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
            .findFirst()
            .orElse("");
    String file = parameter(disposition, "filename");
    boolean isFile = disposition.toLowerCase(Locale.ROOT).contains("filename=");
    return new Part(
        parameter(disposition, "name"), file, isFile, List.copyOf(headers), text.substring(at));
  }

  private static String boundary(String contentType) {
    String value = parameter(contentType, "boundary");
    return value.length() > 200 ? "" : value;
  }

  /** The value of a parameter, with or without quotes; empty if there is none. */
  static String parameter(String header, String name) {
    String lower = header.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(name + "=");
    while (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1))) {
      at = lower.indexOf(name + "=", at + 1);
    }
    if (at < 0) {
      return "";
    }
    int from = at + name.length() + 1;
    if (from < header.length() && header.charAt(from) == '"') {
      int close = from + 1;
      while (close < header.length() && header.charAt(close) != '"') {
        close += header.charAt(close) == '\\' ? 2 : 1;
      }
      return header.substring(from + 1, Math.min(close, header.length()));
    }
    int end = from;
    while (end < header.length() && " ;,\t".indexOf(header.charAt(end)) < 0) {
      end++;
    }
    return header.substring(from, end);
  }
}
