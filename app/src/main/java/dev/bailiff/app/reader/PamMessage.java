package dev.bailiff.app.reader;

import java.util.Optional;

/**
 * What a line of a PAM module says about somebody who signs in to something other than an OpenSSH
 * server, which says so itself.
 *
 * @param attempt who tried what
 * @param times how many attempts the line stands for
 */
record PamMessage(Attempt attempt, int times) {
  private static final String FAILURE = "authentication failure;";
  private static final String SUCCESS = "authentication success;";
  private static final String MORE = " more authentication failure";

  /** Reads {@code pam_unix(sudo:auth): authentication failure; … rhost=192.0.2.1 user=ann}. */
  static Optional<PamMessage> of(String text, String program) {
    if (text.startsWith("PAM ")) {
      int count = Repeats.number(text, 4);
      boolean isMore = text.startsWith(MORE, Math.max(4, text.indexOf(' ', 4)));
      return count > 0 && isMore
          ? Optional.of(read(text, program, false, count))
          : Optional.empty();
    }
    int open = text.indexOf('(');
    int colon = text.indexOf(":auth): ");
    if (open < 0 || colon < open) {
      return Optional.empty();
    }
    String service = text.substring(open + 1, colon);
    String rest = text.substring(colon + 8);
    if (rest.startsWith(FAILURE)) {
      return Optional.of(read(rest, service, false, 1));
    }
    return rest.startsWith(SUCCESS) ? Optional.of(read(rest, service, true, 1)) : Optional.empty();
  }

  private static PamMessage read(String text, String service, boolean success, int times) {
    String address = "";
    String account = "";
    int host = text.indexOf(" rhost=");
    if (host >= 0) {
      int end = text.indexOf(' ', host + 7);
      address = text.substring(host + 7, end < 0 ? text.length() : end);
      int user = end < 0 ? -1 : text.indexOf(" user=", end);
      account = user < 0 ? "" : text.substring(user + 6).strip();
    }
    SshdMessage.Caller caller = new SshdMessage.Caller(account, address, -1);
    String reason = account.isEmpty() ? AuthFields.UNKNOWN_ACCOUNT : AuthFields.WRONG_SECRET;
    Attempt attempt =
        success
            ? Attempt.success(AuthFields.PAM, service, caller)
            : Attempt.failure(AuthFields.PAM, reason, service, caller);
    return new PamMessage(attempt, times);
  }
}
