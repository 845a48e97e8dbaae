package dev.bailiff.casework.channel;

import dev.bailiff.casework.outbox.Posted;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;

/**
 * A mail as it goes over the wire: plain text and page as alternatives, marked as sent by a program
 * (RFC 3834), with the id of its message, so that a mailbox can tell that it has come twice.
 */
final class LetterMessage extends MimeMessage {
  private final String id;

  LetterMessage(
      Session session, Posted message, Mail mail, InternetAddress from, InternetAddress to)
      throws MessagingException {
    super(session);
    String address = from.getAddress();
    this.id = "<" + message.id() + address.substring(address.indexOf('@')) + ">";
    setFrom(from);
    setRecipient(RecipientType.TO, to);
    setSubject(mail.subject(), "UTF-8");
    setSentDate(Date.from(message.created()));
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("Content-Language", mail.language());
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(mail.text(), "plain"));
    both.addBodyPart(part(mail.html(), "html"));
    setContent(both);
    saveChanges();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", kind);
    return part;
  }
}
