package dev.bailiff.detectors.shell;

import java.util.List;

/**
 * What the arguments of a command look like.
 *
 * @param shellish how many are of a kind that prose does not have: options, paths, addresses
 * @param sensitive how many are places that only an intruder asks for
 * @param plain how many are ordinary words
 * @param odd how many are none of these
 */
record Arguments(int shellish, int sensitive, int plain, int odd) {
  private static final List<String> SENSITIVE =
      List.of("/etc", "/proc", "/var", "/home", "/root", "/dev/", "/bin", "/usr", "/tmp", "/sys");

  static Arguments of(List<Word> words) {
    int shellish = 0;
    int sensitive = 0;
    int plain = 0;
    int odd = 0;
    for (Word word : words) {
      String text = word.text();
      if (SENSITIVE.stream().anyMatch(text::startsWith) || isWindowsPath(text)) {
        sensitive++;
        shellish++;
      } else if (isShellish(text) || word.tricks() > 0) {
        shellish++;
      } else if (isPlain(text)) {
        plain++;
      } else {
        odd++;
      }
    }
    return new Arguments(shellish, sensitive, plain, odd);
  }

  boolean isNone() {
    return shellish + plain + odd == 0;
  }

  /** Whether it reads like a sentence that goes on: mostly words. */
  boolean isProse() {
    return plain >= 3 && plain > 2 * (shellish + odd);
  }

  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    int end = ".,:;!?".indexOf(text.charAt(last)) >= 0 ? last : last + 1;
    for (int i = 0; i < end; i++) {
      if (!Character.isLetter(text.charAt(i)) && text.charAt(i) != '\'') {
        return false;
      }
    }
    return true;
  }

  private static boolean isWindowsPath(String text) {
    return text.length() > 1
        && text.charAt(1) == ':'
        && (text.length() == 2 || text.charAt(2) == '\\' || text.charAt(2) == '/');
  }

  private static boolean isShellish(String text) {
    int length = text.length();
    char first = text.charAt(0);
    if (length > 1 && (first == '-' || first == '+')) {
      return (text.charAt(1) >= 'a' && text.charAt(1) <= 'z')
          || text.charAt(1) == '-'
          || Character.isDigit(text.charAt(1));
    }
    if (first == '/' && length > 1) {
      return true;
    }
    return text.startsWith("./")
        || text.startsWith("../")
        || text.startsWith("~/")
        || text.startsWith("\\\\")
        || text.startsWith("*.")
        || text.contains("://")
        || text.contains("localhost")
        || isAddress(text)
        || (text.contains("=") && text.contains("/"))
        || isFileName(text);
  }

  private static boolean isAddress(String text) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c < '0' || c > '9') {
        return dots == 3 && (c == ':' || c == '/');
      }
    }
    return dots == 3;
  }

  /** A name with an ending that programs read or write. */
  private static boolean isFileName(String text) {
    int dot = text.lastIndexOf('.');
    if (text.equals("passwd") || text.equals("shadow")) {
      return true;
    }
    return dot > 0
        && switch (text.substring(dot + 1)) {
          case "sh",
              "php",
              "txt",
              "log",
              "conf",
              "py",
              "pl",
              "exe",
              "gz",
              "tgz",
              "tar",
              "ps1",
              "bat",
              "dll",
              "so",
              "bak",
              "sql",
              "jsp",
              "com",
              "org",
              "net" ->
              true;
          default -> false;
        };
  }
}
