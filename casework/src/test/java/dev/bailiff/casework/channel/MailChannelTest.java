package dev.bailiff.casework.channel;

import static dev.bailiff.casework.channel.Messages.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bailiff.casework.outbox.Delivery;
import dev.bailiff.casework.outbox.Posted;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailChannelTest {
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_mail_arrives_as_text_and_as_a_page() throws Exception {
    Posted message = posted(1, mail("alice@example.org", "Grüße, Ihr Konto").payload());
    assertThat(channel(Optional.empty()).deliver(List.of(message)))
        .containsExactly(new Delivery.Done());
    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo("Grüße, Ihr Konto");
    assertThat(received.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("alice@example.org");
    assertThat(received.getFrom())
        .extracting(Object::toString)
        .containsExactly("abuse@example.com");
    assertThat(received.getMessageID()).isEqualTo("<msg_1@example.com>");
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received.getHeader("Content-Language")).containsExactly("de");
    MimeMultipart parts = (MimeMultipart) received.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContent().toString()).isEqualTo("Schöne Worte");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent().toString()).isEqualTo("<p>Schöne Worte</p>");
  }

  @Test
  void many_go_over_one_connection_and_a_bad_address_stops_none() {
    List<Delivery> deliveries =
        channel(Optional.empty())
            .deliver(
                List.of(
                    posted(1, mail("alice@example.org", "1").payload()),
                    posted(2, mail("nobody", "2").payload()),
                    posted(3, mail("bob@example.org", "3").payload())));
    assertThat(deliveries.get(1)).isInstanceOf(Delivery.Refused.class);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alice",
        "@example.org",
        "a@b@c.org",
        "alice@example.org, bob@example.org",
        "Alice <alice@example.org>",
        "alice@example.org\r\nBcc: bob@example.org",
        "\"a b\"@example.org",
        "alice@exa mple.org"
      })
  void what_is_no_plain_address_is_refused(String address) {
    assertThat(MailAddress.parse(address)).isEmpty();
  }

  @Test
  void a_subject_cannot_add_header_fields() throws Exception {
    String subject = "hello\r\nBcc: bob@example.org\r\n\r\nbody";
    channel(Optional.empty())
        .deliver(List.of(posted(1, mail("alice@example.org", subject).payload())));
    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(received.getHeader("Bcc")).isNull();
    assertThat(received.getSubject()).isEqualTo("hello Bcc: bob@example.org body");
  }

  @Test
  void we_say_who_we_are_and_a_wrong_password_is_tried_again() {
    server.setUser("bailiff", "right");
    Posted message = posted(1, mail("alice@example.org", "1").payload());
    assertThat(
            channel(Optional.of(new MailSpec.Login("bailiff", "wrong"))).deliver(List.of(message)))
        .containsExactly(Delivery.Failed.because("the server refuses our name or password"));
    assertThat(
            channel(Optional.of(new MailSpec.Login("bailiff", "right"))).deliver(List.of(message)))
        .containsExactly(new Delivery.Done());
  }

  @Test
  void a_server_that_is_away_is_tried_again() {
    MailChannel channel = channel(Optional.empty());
    server.stop();
    assertThat(channel.deliver(List.of(posted(1, mail("a@example.org", "1").payload()))))
        .containsExactly(Delivery.Failed.because("the server cannot be talked to"));
  }

  @Test
  void without_the_encryption_that_was_asked_for_nothing_is_sent() {
    MailSpec spec =
        spec(server.getSmtp().getPort(), MailSpec.Encryption.STARTTLS, Optional.empty());
    assertThat(new MailChannel(spec).deliver(List.of(posted(1, mail("a@b.org", "1").payload()))))
        .containsExactly(Delivery.Failed.because("the server cannot be talked to"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"550, true", "451, false"})
  void what_the_server_says_of_an_address_is_believed(int code, boolean isFinal) throws Exception {
    try (ServerSocket refusing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving = Thread.ofVirtual().start(() -> refuse(refusing, code));
      MailSpec spec = spec(refusing.getLocalPort(), MailSpec.Encryption.NONE, Optional.empty());
      Delivery delivery =
          new MailChannel(spec)
              .deliver(List.of(posted(1, mail("a@example.org", "1").payload())))
              .getFirst();
      assertThat(delivery)
          .isEqualTo(
              isFinal
                  ? new Delivery.Refused("the server answered " + code)
                  : Delivery.Failed.because("the server answered " + code));
      serving.join();
    }
  }

  @Test
  void what_holds_no_mail_is_refused() {
    assertThat(channel(Optional.empty()).deliver(List.of(posted(1, "{\"to\":1"))))
        .containsExactly(new Delivery.Refused("it is no mail"));
  }

  @Test
  void mail_does_not_leave_this_machine_in_the_clear() {
    assertThatThrownBy(() ->
            new MailSpec(
                "mail",
                "mail.example.org",
                25,
                MailSpec.Encryption.NONE,
                Optional.empty(),
                "a@example.com",
                WITHIN))
        .hasMessage("mail leaves this machine with TLS or STARTTLS only");
  }

  /** A server that takes no recipient. */
  private static void refuse(ServerSocket listening, int code) {
    try (Socket client = listening.accept();
        BufferedReader said =
            new BufferedReader(
                new java.io.InputStreamReader(
                    client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(client, "220 here");
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        say(client, line.startsWith("RCPT") ? code + " not this one" : "250 ok");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static Mail mail(String to, String subject) {
    return Mail.of(to, Locale.GERMAN, subject, "Schöne Worte", "<p>Schöne Worte</p>");
  }

  private MailChannel channel(Optional<MailSpec.Login> login) {
    return new MailChannel(spec(server.getSmtp().getPort(), MailSpec.Encryption.NONE, login));
  }

  private static MailSpec spec(
      int port, MailSpec.Encryption encryption, Optional<MailSpec.Login> login) {
    return new MailSpec(
        Mail.DESTINATION, "127.0.0.1", port, encryption, login, "abuse@example.com", WITHIN);
  }
}
