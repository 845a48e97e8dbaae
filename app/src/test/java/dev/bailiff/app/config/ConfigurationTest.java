package dev.bailiff.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void settings_are_read_from_a_file() throws IOException, ConfigurationException {
    Configuration config =
        file(
            """
            listen: {host: 0.0.0.0, port: 9000}
            drain-within: 20s
            demo: true
            roles: [viewer, admin]
            tls:
              certificate: tls/cert.pem
            home: https://example.com/a
            """,
            Map.of());
    assertThat(config.text("listen.host")).contains("0.0.0.0");
    assertThat(config.number("listen.port", 0, 65_535)).contains(9_000);
    assertThat(config.duration("drain-within")).contains(Duration.ofSeconds(20));
    assertThat(config.flag("demo")).contains(true);
    assertThat(config.texts("roles")).containsExactly("viewer", "admin");
    assertThat(config.path("tls.certificate")).contains(folder.resolve("tls/cert.pem"));
    assertThat(config.url("home")).contains(URI.create("https://example.com/a"));
    assertThat(config.text("nothing")).isEmpty();
    assertThat(config.has("tls")).isTrue();
    assertThat(config.has("mail")).isFalse();
    config.done();
  }

  @Test
  void the_environment_counts_for_more() throws IOException, ConfigurationException {
    Configuration config =
        file(
            "listen: {port: 9000}",
            Map.of(
                "BAILIFF_LISTEN_PORT", "9001",
                "BAILIFF_SIGN_IN_ROLES", "viewer, admin",
                "BAILIFF_JAVA", "of another",
                "HOME", "/"));
    assertThat(config.number("listen.port", 0, 65_535)).contains(9_001);
    assertThat(config.texts("sign-in.roles")).containsExactly("viewer", "admin");
    config.done();
  }

  @Test
  void names_that_are_chosen_freely_come_from_both() throws IOException {
    Configuration config =
        file("webhooks: {shop: {url: x}}", Map.of("BAILIFF_WEBHOOKS_CHAT_URL", "y"));
    assertThat(config.names("webhooks")).containsExactly("chat", "shop");
    assertThat(config.text("webhooks.chat.url")).contains("y");
  }

  @Test
  void a_secret_may_be_in_a_file_of_its_own() throws IOException, ConfigurationException {
    Files.writeString(folder.resolve("password"), "swordfish\n");
    Configuration config =
        file("mail: {password-file: password}\nkey: k", Map.of("BAILIFF_OTHER", "o"));
    assertThat(config.secret("mail.password")).contains("swordfish");
    assertThat(config.secret("key")).contains("k");
    assertThat(config.secret("other")).contains("o");
    assertThat(config.secret("none")).isEmpty();
    config.done();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once_and_no_secret_is_shown() throws IOException {
    Configuration config =
        file(
            """
            listen: {port: 99999, hsot: swordfish}
            within: soon
            demo: perhaps
            home: gopher://x
            one: [a, b]
            mail:
              password: swordfish
              password-file: none
            """,
            Map.of("BAILIFF_LISTEN_PROT", "swordfish"));
    config.number("listen.port", 0, 65_535);
    config.text("listen.host");
    config.duration("within");
    config.flag("demo");
    config.url("home");
    config.text("one");
    config.secret("mail.password");
    config.required("mail.host", config.text("mail.host"));
    config.choice("level", Map.of("a", 1));
    assertThatThrownBy(config::done)
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("bailiff.yaml:1:16: error: `99999` is not a whole number from 0 to 65535")
        .contains(
            "bailiff.yaml:1:29: error: unknown setting `listen.hsot`; did you mean `listen.host`?")
        .contains("bailiff.yaml:2:9: error: `soon` is not a number and one of ms, s, m, h, d")
        .contains("bailiff.yaml:3:7: error: `perhaps` is not `true` or `false`")
        .contains("`gopher://x` is not an address such as")
        .contains("`one` is a single value that is not empty")
        .contains("`mail.password` and `mail.password-file` are both given")
        .contains("`mail.host` is missing")
        .contains("BAILIFF_LISTEN_PROT: error: unknown setting `BAILIFF_LISTEN_PROT`")
        .doesNotContain("swordfish");
  }

  @Test
  void a_file_that_is_no_mapping_is_refused() throws IOException {
    for (String text : new String[] {"a: [", "7", "- a", "a: {b: [{c: 1}]}", "a:", "a: 1\na: 2"}) {
      Configuration config = file(text, Map.of());
      config.text("a");
      config.texts("a.b");
      assertThatThrownBy(config::done).as(text).isInstanceOf(ConfigurationException.class);
    }
    assertThatCode(() -> file("# nothing\n", Map.of()).done()).doesNotThrowAnyException();
    assertThatThrownBy(() -> Configuration.read(folder.resolve("none"), Map.of()))
        .isInstanceOf(IOException.class);
  }

  private Configuration file(String text, Map<String, String> environment) throws IOException {
    return Configuration.read(Files.writeString(folder.resolve("bailiff.yaml"), text), environment);
  }
}
