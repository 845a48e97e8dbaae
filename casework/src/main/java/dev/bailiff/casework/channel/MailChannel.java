package dev.bailiff.casework.channel;

import dev.bailiff.casework.outbox.Channel;
import dev.bailiff.casework.outbox.Delivery;
import dev.bailiff.casework.outbox.Posted;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Hands mail to a server by SMTP. Who answers 5xx for an address or a mail is believed. */
public final class MailChannel implements Channel {
  private static final int BATCH = 20;

  private final MailSpec spec;
  private final InternetAddress from;
  private final Session session;

  /** A channel to the server that the specification names. */
  public MailChannel(MailSpec spec) {
    this.spec = spec;
    this.from = MailAddress.parse(spec.from()).orElseThrow();
    this.session = Session.getInstance(properties(spec));
  }

  @Override
  public String destination() {
    return spec.destination();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public List<Delivery> deliver(List<Posted> messages) {
    List<Delivery> deliveries = new ArrayList<>(messages.size());
    try (Transport transport = session.getTransport()) {
      connect(transport);
      for (Posted message : messages) {
        deliveries.add(send(transport, message));
      }
    } catch (MessagingException e) {
      Delivery failed = Delivery.Failed.because(words(e));
      while (deliveries.size() < messages.size()) { // closing may fail when all were sent
        deliveries.add(failed);
      }
    }
    return deliveries;
  }

  @Override
  public void close() {}

  private void connect(Transport transport) throws MessagingException {
    @Nullable String user = spec.login().map(MailSpec.Login::user).orElse(null);
    @Nullable String password = spec.login().map(MailSpec.Login::password).orElse(null);
    transport.connect(spec.host(), spec.port(), user, password);
  }

  /** Throws if the connection is of no more use. */
  private Delivery send(Transport transport, Posted message) throws MessagingException {
    Mail mail;
    try {
      mail = Mail.parse(message.payload());
    } catch (JacksonException e) {
      return new Delivery.Refused("it is no mail");
    }
    Optional<InternetAddress> to = MailAddress.parse(mail.to());
    if (to.isEmpty()) {
      return new Delivery.Refused("the recipient's is no mail address");
    }
    try {
      LetterMessage letter = new LetterMessage(session, message, mail, from, to.get());
      transport.sendMessage(letter, new Address[] {to.get()});
      return new Delivery.Done();
    } catch (SendFailedException e) {
      int code = code(e);
      return code >= 500 && code < 600
          ? new Delivery.Refused("the server answered " + code)
          : Delivery.Failed.because("the server answered " + code);
    }
  }

  /** The server's answer to what failed; 0 if there was none. */
  private static int code(MessagingException failure) {
    for (Exception each = failure; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (each instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
        return send.getReturnCode();
      }
    }
    return 0;
  }

  private static @Nullable Exception next(Exception each) {
    return each instanceof MessagingException message ? message.getNextException() : null;
  }

  /** In words of our own: those of servers may hold the recipient's address. */
  private static String words(MessagingException failure) {
    return failure instanceof AuthenticationFailedException
        ? "the server refuses our name or password"
        : "the server cannot be talked to";
  }

  private static Properties properties(MailSpec spec) {
    String protocol = spec.encryption() == MailSpec.Encryption.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    boolean starts = spec.encryption() == MailSpec.Encryption.STARTTLS;
    String millis = Long.toString(spec.within().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "connectiontimeout", millis);
    properties.setProperty(prefix + "timeout", millis);
    properties.setProperty(prefix + "writetimeout", millis);
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(starts));
    properties.setProperty(prefix + "starttls.required", Boolean.toString(starts));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "auth", Boolean.toString(spec.login().isPresent()));
    return properties;
  }
}
