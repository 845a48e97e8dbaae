package dev.bailiff.casework.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Reads addresses that come from outside. */
public final class MailAddress {
  /** As RFC 5321 has it. */
  private static final int LONGEST = 254;

  private MailAddress() {}

  /** Whether the text is one plain address. */
  public static boolean isOne(String text) {
    return parse(text).isPresent();
  }

  /** The one plain address that the text is; empty if it is anything else. */
  static Optional<InternetAddress> parse(String text) {
    boolean isPlain =
        text.length() <= LONGEST
            && text.chars().allMatch(c -> c > ' ' && c < 127 && "<>(),;:\"\\".indexOf(c) < 0)
            && text.indexOf('@') > 0;
    if (!isPlain) {
      return Optional.empty();
    }
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      return Optional.of(address);
    } catch (AddressException e) {
      return Optional.empty();
    }
  }
}
