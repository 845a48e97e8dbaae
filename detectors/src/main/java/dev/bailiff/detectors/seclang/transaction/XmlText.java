package dev.bailiff.detectors.seclang.transaction;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts and attributes of an XML document.
 *
 * @param content all text between tags, in one piece
 * @param attributes the value of each attribute
 */
record XmlText(String content, List<String> attributes) {
  /** Reads a document, which is not checked to be well-formed. */
  static XmlText of(String xml, int mostAttributes) {
    StringBuilder content = new StringBuilder(xml.length());
    List<String> attributes = new ArrayList<>();
    int at = 0;
    while (at < xml.length()) {
      int open = xml.indexOf('<', at);
      content.append(resolved(xml.substring(at, open < 0 ? xml.length() : open)));
      if (open < 0) {
        break;
      }
      at = markup(xml, open, content, attributes, mostAttributes);
    }
    return new XmlText(content.toString(), List.copyOf(attributes));
  }

  private static int markup(
      String xml, int open, StringBuilder content, List<String> attributes, int most) {
    if (xml.startsWith("<![CDATA[", open)) {
      int end = xml.indexOf("]]>", open);
      content.append(xml, open + 9, end < 0 ? xml.length() : Math.max(end, open + 9));
      return end < 0 ? xml.length() : end + 3;
    }
    if (xml.startsWith("<!--", open)) {
      return after(xml, "-->", open + 4);
    }
    if (xml.startsWith("<?", open)) {
      return after(xml, "?>", open);
    }
    if (xml.startsWith("<!DOCTYPE", open)) {
      int bracket = xml.indexOf('[', open);
      int close = xml.indexOf('>', open);
      return bracket >= 0 && bracket < close
          ? after(xml, ">", end(xml, bracket))
          : close < 0 ? xml.length() : close + 1;
    }
    return tag(xml, open, attributes, most);
  }

  private static int end(String xml, int bracket) {
    int end = xml.indexOf(']', bracket);
    return end < 0 ? xml.length() : end;
  }

  private static int tag(String xml, int open, List<String> attributes, int most) {
    int at = open + 1;
    while (at < xml.length() && xml.charAt(at) != '>') {
      char c = xml.charAt(at++);
      if (c == '"' || c == '\'') {
        int close = xml.indexOf(c, at);
        int end = close < 0 ? xml.length() : close;
        if (attributes.size() < most) {
          attributes.add(resolved(xml.substring(at, end)));
        }
        at = end + 1;
      }
    }
    return at + 1;
  }

  private static int after(String xml, String end, int from) {
    int found = xml.indexOf(end, from);
    return found < 0 ? xml.length() : found + end.length();
  }

  /** Resolves the five entities of XML and numbers of ASCII. */
  private static String resolved(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&#39;", "'")
            .replace("&#34;", "\"")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&amp;", "&");
  }
}
