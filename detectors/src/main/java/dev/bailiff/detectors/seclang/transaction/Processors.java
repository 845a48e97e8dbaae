package dev.bailiff.detectors.seclang.transaction;

import com.google.re2j.Pattern;
import java.util.Locale;

/** How a body of some type is read; as ModSecurity's recommended settings have it. */
final class Processors {
  private static final Pattern XML = Pattern.compile("^(?:application(?:/soap\\+|/)|text/)xml");

  private Processors() {}

  /** The name of what reads a body of this type; empty if nothing does. */
  static String of(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return "URLENCODED";
    }
    if (type.startsWith("multipart/form-data")) {
      return "MULTIPART";
    }
    if (type.startsWith("application/json")) {
      return "JSON";
    }
    return XML.matcher(type).find() ? "XML" : "";
  }
}
