package dev.bailiff.detectors.seclang.transform;

import java.util.ArrayList;
import java.util.List;

/** Paths without steps that lead nowhere. */
final class Paths {
  private Paths() {}

  static String normal(String path, boolean isWindows) {
    String text = isWindows ? path.replace('\\', '/') : path;
    if (text.isEmpty() || (!text.contains("//") && !text.contains("."))) {
      return text;
    }
    boolean isAbsolute = text.startsWith("/");
    List<String> kept = new ArrayList<>();
    boolean endsInFolder = false;
    int start = 0;
    while (start <= text.length()) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      String part = text.substring(start, end);
      endsInFolder = part.isEmpty() || part.equals(".") || part.equals("..");
      if (part.equals("..")) {
        up(kept, isAbsolute);
        endsInFolder = kept.isEmpty() || !kept.getLast().equals("..");
      } else if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
      start = end + 1;
    }
    String joined = String.join("/", kept);
    return (isAbsolute ? "/" : "") + joined + (endsInFolder && !joined.isEmpty() ? "/" : "");
  }

  private static void up(List<String> kept, boolean isAbsolute) {
    if (!kept.isEmpty() && !kept.getLast().equals("..")) {
      kept.removeLast();
    } else if (!isAbsolute) {
      kept.add("..");
    }
  }
}
