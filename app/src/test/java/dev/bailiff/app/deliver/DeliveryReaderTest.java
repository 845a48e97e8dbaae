package dev.bailiff.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.config.ConfigurationException;
import dev.bailiff.casework.channel.MailSpec;
import dev.bailiff.casework.channel.WebhookSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliveryReaderTest {
  private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

  @TempDir private Path folder = Path.of("");

  @Test
  void nothing_is_said_and_nothing_goes_anywhere() throws IOException, ConfigurationException {
    assertThat(read("")).isEqualTo(DeliverySettings.NONE);
  }

  @Test
  void webhooks_a_file_and_mail_are_read() throws IOException, ConfigurationException {
    DeliverySettings settings =
        read(
            """
            webhooks:
              accounts:
                url: https://accounts.example.org/bailiff
                secret: %1$s
                old-secret: %1$s
                within: 5s
              billing:
                url: http://localhost:9000/
                secret: %1$s
            changes:
              file: changes.jsonl
            mail:
              host: mail.example.org
              from: abuse@example.org
              user: bailiff
              password: hidden
              alarms: [ops@example.org]
            """
                .formatted(SECRET));
    assertThat(settings.webhooks())
        .extracting(WebhookSpec::destination, it -> it.secrets().size(), WebhookSpec::within)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("accounts", 2, Duration.ofSeconds(5)),
            org.assertj.core.groups.Tuple.tuple("billing", 1, WebhookSpec.WITHIN));
    assertThat(settings.alarms()).containsExactly("ops@example.org");
    assertThat(settings.webhooks().getFirst().url())
        .isEqualTo(URI.create("https://accounts.example.org/bailiff"));
    assertThat(settings.file()).contains(folder.resolve("changes.jsonl"));
    MailSpec mail = settings.mail().orElseThrow();
    assertThat(mail.encryption()).isEqualTo(MailSpec.Encryption.STARTTLS);
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.login().orElseThrow()).hasToString("bailiff");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "webhooks: {a: {secret: " + SECRET + "}} | `webhooks.a.url` is missing",
        "webhooks: {a: {url: 'https://a.org'}} | `webhooks.a.secret` is missing",
        "webhooks: {a: {url: 'http://a.org', secret: " + SECRET + "}} | must begin with https://",
        "webhooks: {a: {url: 'https://a.org', secret: abc}} | a webhook secret begins with",
        "webhooks: {mail: {url: 'https://a.org', secret: " + SECRET + "}} | another destination",
        "webhooks: {A_b: {url: 'https://a.org', secret: " + SECRET + "}} | is no name",
        "mail: {host: a.org} | `mail.from` is missing",
        "mail: {host: a.org, from: nobody} | is no mail address",
        "mail: {host: a.org, from: a@b.org, alarms: [ops]} | `ops` is no mail address",
        "mail: {host: a.org, from: a@b.org, user: me} | go together",
        "mail: {host: a.org, from: a@b.org, encryption: none} | leaves this machine with TLS",
        "mail: {host: a.org, from: a@b.org, encryption: ssl} | is not one of",
        "mail: {host: a.org, from: a@b.org, port: 0} | is not a whole number",
      },
      delimiter = '|')
  void what_cannot_be_used_is_named(String text, String named) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(named.strip())
        .message()
        .doesNotContain("abc");
  }

  private DeliverySettings read(String text) throws IOException, ConfigurationException {
    Path file = Files.writeString(folder.resolve("bailiff.yaml"), text);
    Configuration config = Configuration.read(file, Map.of());
    DeliverySettings settings = new DeliveryReader(config).read();
    config.done();
    return settings;
  }
}
