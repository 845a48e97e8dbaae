package dev.bailiff.casework.channel;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mail to one person, with the same in plain text and as a page. The payload of messages to a
 * {@link MailChannel}.
 *
 * @param to the address
 * @param language what it is written in, as a language tag
 * @param subject what it is about, on one line
 * @param text all of it as plain text
 * @param html all of it as a page
 */
public record Mail(String to, String language, String subject, String text, String html) {
  /** The destination that mail has by default. */
  public static final String DESTINATION = "mail";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Mail {
    requireNonNull(to, "to");
    requireNonNull(language, "language");
    subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    requireNonNull(text, "text");
    requireNonNull(html, "html");
  }

  /** A mail in this language. */
  public static Mail of(String to, Locale language, String subject, String text, String html) {
    return new Mail(to, language.toLanguageTag(), subject, text, html);
  }

  /** The payload of a message that holds this mail. */
  public String payload() {
    return JSON.writeValueAsString(this);
  }

  /** The mail that a message holds. */
  static Mail parse(String payload) {
    return JSON.readValue(payload, Mail.class);
  }

  @Override
  public String toString() {
    return "a mail in " + language; // the rest is about a person
  }
}
