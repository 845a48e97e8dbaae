package dev.bailiff.detectors.markup;

import java.util.Set;

/** The names of HTML that matter here, and addresses that run script. */
final class Vocabulary {
  /** Elements that act by being there. */
  static final Set<String> ACTIVE =
      Set.of(
          "iframe",
          "object",
          "embed",
          "applet",
          "meta",
          "base",
          "svg",
          "math",
          "frameset",
          "frame",
          "layer",
          "ilayer",
          "bgsound",
          "link",
          "isindex",
          "marquee",
          "xss",
          "style",
          "form",
          "xml",
          "animate",
          "set",
          "image",
          "animatetransform",
          "handler",
          "foreignobject",
          "use",
          "portal",
          "?import",
          "?xml:namespace",
          "!--#exec",
          "!--#include",
          "comment",
          "listing",
          "event-source",
          "keygen",
          "template",
          "slot",
          "noscript",
          "title",
          "textarea",
          "xmp",
          "plaintext",
          "vmlframe",
          "html");

  private static final Set<String> ADDRESSES =
      Set.of(
          "href",
          "src",
          "action",
          "formaction",
          "data",
          "xlink:href",
          "poster",
          "background",
          "lowsrc",
          "dynsrc",
          "codebase",
          "manifest",
          "from",
          "to",
          "values",
          "content",
          "code",
          "archive",
          "classid",
          "usemap",
          "profile",
          "longdesc",
          "cite",
          "folder",
          "ping",
          "datasrc",
          "style",
          "value",
          "size",
          "implementation",
          "icon",
          "list-style-image");

  /** Attributes that load something by themselves, if only an image from elsewhere. */
  static final Set<String> LOADING =
      Set.of(
          "src",
          "background",
          "action",
          "formaction",
          "srcdoc",
          "data",
          "dynsrc",
          "lowsrc",
          "codebase",
          "datasrc",
          "style",
          "href",
          "poster",
          "size");

  /** Attributes that attack strings begin once they have left another. */
  static final Set<String> BREAKING_OUT =
      Set.of(
          "formaction",
          "srcdoc",
          "xlink:href",
          "style",
          "src",
          "href",
          "action",
          "dynsrc",
          "lowsrc",
          "poster",
          "background",
          "autofocus",
          "accesskey");

  /** Elements that are not active alone, but in attack strings. */
  private static final Set<String> OTHER =
      Set.of("script", "img", "video", "audio", "body", "input", "a", "div", "details", "button");

  private static final String[] SCHEMES = {
    "javascript:",
    "vbscript:",
    "livescript:",
    "mocha:",
    "data:text/html",
    "data:image/svg",
    "jscript:"
  };

  private Vocabulary() {}

  static boolean isElement(String name) {
    return ACTIVE.contains(name) || OTHER.contains(name);
  }

  static boolean isAddress(String name) {
    return ADDRESSES.contains(name);
  }

  /** Whether a name is that of a handler: {@code on} and a word. */
  static boolean isHandler(String name) {
    if (name.length() < 5 || name.length() > 32 || !name.startsWith("on")) {
      return false;
    }
    for (int i = 2; i < name.length(); i++) {
      if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
        return name.length() > 6; // browsers once ended the name at a sign: onload!#$=
      }
    }
    return true;
  }

  /**
   * Where an address with a scheme that runs script begins in part of a text, or -1. Browsers skip
   * blanks and control characters in a scheme.
   */
  static int script(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == 'j' || c == 'v' || c == 'l' || c == 'm' || c == 'd') {
        for (String scheme : SCHEMES) {
          if (scheme.charAt(0) == c && isScheme(text, i, end, scheme)) {
            return i;
          }
        }
      }
    }
    return -1;
  }

  private static boolean isScheme(String text, int start, int end, String scheme) {
    int matched = 0;
    int skipped = 0;
    for (int i = start; i < end && skipped < 16; i++) {
      char c = text.charAt(i);
      if (c == scheme.charAt(matched)) {
        if (++matched == scheme.length()) {
          return true;
        }
      } else if (c <= ' ' || c == '\\' || c == 127) {
        skipped++;
      } else {
        return false;
      }
    }
    return false;
  }
}
