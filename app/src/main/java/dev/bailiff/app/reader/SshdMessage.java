package dev.bailiff.app.reader;

/** What one line of an OpenSSH server says about somebody who signs in. */
sealed interface SshdMessage {
  /** Who signs in and from where; a part that is not known is empty or -1. */
  record Caller(String account, String address, int port) {}

  /** A method was tried to its end. */
  record Tried(boolean success, String method, boolean unknownAccount, Caller caller)
      implements SshdMessage {}

  /** The account cannot sign in whatever is tried; the attempts themselves are logged apart. */
  record Refused(String reason, Caller caller) implements SshdMessage {}

  /** The connection was ended after too many attempts, which are mostly logged apart. */
  record Exhausted(Caller caller) implements SshdMessage {}

  /** The connection is over. */
  record Ended() implements SshdMessage {}

  /** Nothing of the kind. */
  record Other() implements SshdMessage {}

  /**
   * Reads a message.
   *
   * <p>Whoever fails to sign in chooses the account name, which may itself read {@code x from
   * 192.0.2.1 port 22 ssh2}: what stands last is what the server wrote. A name that was accepted is
   * a real one, while what follows it may be from a certificate: there, what stands first counts.
   */
  static SshdMessage of(String text) {
    if (text.startsWith("Failed ")) {
      return tried(text, "Failed ", false);
    }
    if (text.startsWith("Accepted ")) {
      return tried(text, "Accepted ", true);
    }
    if (text.startsWith("Invalid user ") || text.startsWith("Illegal user ")) {
      return new Refused(AuthFields.UNKNOWN_ACCOUNT, caller(text.substring(13), false));
    }
    if (text.startsWith("User ")) {
      return notAllowed(text);
    }
    String bare = text.startsWith("error: ") ? text.substring(7) : text;
    String exhausted = "maximum authentication attempts exceeded for ";
    if (bare.startsWith(exhausted)) {
      return new Exhausted(caller(withoutInvalid(bare.substring(exhausted.length())), false));
    }
    return isEnd(bare) ? new Ended() : new Other();
  }

  private static SshdMessage tried(String text, String prefix, boolean success) {
    int of = text.indexOf(" for ", prefix.length());
    if (of < 0) {
      return new Other();
    }
    String method = text.substring(prefix.length(), of);
    String rest = text.substring(of + 5);
    String name = withoutInvalid(rest);
    boolean unknown = name.length() < rest.length();
    if (rest.indexOf(" from ") < 0 || method.equals("none")) {
      return new Other();
    }
    return new Tried(success, method, unknown, caller(name, success));
  }

  private static SshdMessage notAllowed(String text) {
    int because = text.lastIndexOf(" not allowed because ");
    if (because < 0) {
      return new Other();
    }
    String reason = text.contains("locked") ? AuthFields.LOCKED : AuthFields.NOT_ALLOWED;
    return new Refused(reason, caller(text.substring(5, because), false));
  }

  private static String withoutInvalid(String text) {
    boolean invalid = text.startsWith("invalid user ") || text.startsWith("illegal user ");
    return invalid ? text.substring(13) : text;
  }

  /** Reads {@code name from address port number …}. */
  private static Caller caller(String text, boolean first) {
    int from = first ? text.indexOf(" from ") : text.lastIndexOf(" from ");
    if (from < 0) {
      return new Caller(text, "", -1);
    }
    String[] words = text.substring(from + 6).split(" ", 4);
    boolean hasPort = words.length >= 3 && words[1].equals("port");
    return new Caller(text.substring(0, from), words[0], hasPort ? port(words[2]) : -1);
  }

  private static int port(String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(digits) : -1;
  }

  private static boolean isEnd(String text) {
    return text.startsWith("Connection closed ")
        || text.startsWith("Connection reset ")
        || text.startsWith("Disconnect")
        || text.startsWith("Received disconnect ")
        || text.startsWith("fatal: ")
        || text.startsWith("Timeout before authentication");
  }
}
