package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.config.ConfigurationException;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.publish.Publishing;
import dev.bailiff.casework.store.DatabaseSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service is told by its settings. */
final class SettingsTest {
  private static final SettingsReader.Given NOTHING =
      new SettingsReader.Given(null, null, null, null, null, null, List.of());

  @TempDir private Path folder = Path.of("");

  @Test
  void without_settings_it_listens_where_only_this_machine_reaches_it()
      throws ConfigurationException {
    ServeSettings settings = read(Configuration.of(Map.of()), NOTHING);
    assertThat(settings).isEqualTo(ServeSettings.of(Path.of("bailiff-data")));
    assertThat(settings.host()).isEqualTo("127.0.0.1");
  }

  @Test
  void a_file_says_everything() throws IOException, ConfigurationException {
    Path file =
        Files.writeString(
            folder.resolve("bailiff.yaml"),
            """
            policy: my-policy
            data: state
            drain-within: 30s
            listen:
              host: 0.0.0.0
              port: 9000
            database:
              url: jdbc:postgresql://db/bailiff
              user: bailiff
              password-file: password
            """);
    Files.writeString(folder.resolve("password"), "swordfish\n");
    ServeSettings settings = read(Configuration.read(file, Map.of()), NOTHING);
    assertThat(settings.policy()).contains(folder.resolve("my-policy"));
    assertThat(settings.directory()).isEqualTo(folder.resolve("state"));
    assertThat(settings.drainWithin()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(9_000);
    assertThat(settings.database())
        .isEqualTo(new DatabaseSpec.Server("jdbc:postgresql://db/bailiff", "bailiff", "swordfish"));
  }

  @Test
  void every_setting_that_is_documented_is_known() throws IOException {
    String document = Files.readString(Path.of("..", "SETTINGS.md"));
    String example = document.replaceFirst("(?s).*```yaml\n(.*?)```.*", "$1");
    Path file = Files.writeString(folder.resolve("bailiff.yaml"), example);
    for (String password : List.of("database-password", "mail-password", "client-secret")) {
      Files.writeString(folder.resolve(password), "swordfish");
    }
    for (String secret : List.of("accounts-secret", "accounts-secret-before")) {
      Files.writeString(folder.resolve(secret), "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
    }
    assertThatCode(() -> read(Configuration.read(file, Map.of()), NOTHING))
        .doesNotThrowAnyException();
  }

  @Test
  void limits_are_settings() throws ConfigurationException {
    Map<String, String> said = new HashMap<>();
    said.put("BAILIFF_LIMITS_BODY", "64KiB");
    said.put("BAILIFF_LIMITS_DEPTH", "8");
    said.put("BAILIFF_LIMITS_BATCH", "5");
    said.put("BAILIFF_LIMITS_READ_WITHIN", "2s");
    said.put("BAILIFF_LIMITS_WAITING_EVENTS", "7");
    said.put("BAILIFF_LIMITS_ANSWERS_KEPT", "6d");
    ServeSettings settings = read(Configuration.of(said), NOTHING);
    HttpLimits usual = HttpLimits.DEFAULT;
    assertThat(settings.http())
        .isEqualTo(
            new HttpLimits(
                usual.lineBytes(),
                usual.headerBytes(),
                64 << 10,
                usual.allBodyBytes(),
                8,
                5,
                usual.connections(),
                Duration.ofSeconds(2),
                usual.idleWithin()));
    assertThat(settings.intake().waitingEvents()).isEqualTo(7);
    assertThat(settings.intake().horizon()).isEqualTo(Duration.ofDays(6));
  }

  @Test
  void limits_that_would_bound_nothing_or_let_nothing_through_are_all_named() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bailiff.yaml"),
            """
            keep: 8d
            limits:
              line: 1B
              headers: 2GiB
              body: 16MiB
              bodies: 8MiB
              depth: 1000
              batch: 0
              connections: many
              read-within: 1ms
              idle-within: 1d
              waiting-events: -1
              waiting: 20000
              answers: 0B
              answers-kept: 8d
              answer-within: soon
            """);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(new ByteArrayOutputStream(), err, "serve", "--config", file.toString());
    assertThat(status).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .contains("`1B` is not a size from 1KiB to 1MiB")
        .contains("`2GiB` is not a size from 1KiB to 1MiB")
        .contains("all bodies together hold at least one of `limits.body`")
        .contains("`1000` is not a whole number from 4 to 100")
        .contains("`0` is not a whole number from 1 to 4000")
        .contains("`many` is not a whole number")
        .contains("`1ms` is not a length of time from 100ms to 5m")
        .contains("`1d` is not a length of time from 100ms to 5m")
        .contains("`-1` is not a whole number")
        .contains("`20000` is not a size from 64KiB to 1GiB")
        .contains("`0B` is not a size from 1MiB to 64GiB")
        .contains("events are kept for 9 to 3650 days")
        .contains("`soon` is not a length of time")
        .contains("13 problems");
  }

  @Test
  void a_second_person_publishes_where_people_sign_in_unless_told_otherwise()
      throws ConfigurationException {
    assertThat(read(Configuration.of(Map.of()), NOTHING).publishing()).isEqualTo(Publishing.FOLDER);
    Map<String, String> said = new HashMap<>();
    said.put("BAILIFF_SIGN_IN_ISSUER", "https://accounts.example.com");
    said.put("BAILIFF_SIGN_IN_CLIENT_ID", "bailiff");
    said.put("BAILIFF_SIGN_IN_ROLES_ADMIN", "platform");
    assertThat(read(Configuration.of(said), NOTHING).publishing()).isEqualTo(Publishing.REVIEWED);
    said.put("BAILIFF_PUBLISHING", "folder");
    assertThat(read(Configuration.of(said), NOTHING).publishing()).isEqualTo(Publishing.FOLDER);
  }

  @Test
  void the_command_line_counts_most() throws ConfigurationException {
    Configuration config = Configuration.of(Map.of("BAILIFF_LISTEN_PORT", "9000"));
    var given = new SettingsReader.Given(Path.of("p"), Path.of("d"), null, "::1", 0, 7, List.of());
    ServeSettings settings = read(config, given);
    assertThat(settings.port()).isZero();
    assertThat(settings.keeping().retention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.host()).isEqualTo("::1");
    assertThat(settings.policy()).contains(Path.of("p"));
    assertThat(settings.directory()).isEqualTo(Path.of("d"));
    assertThat(settings.database()).isEqualTo(ServeSettings.embedded(Path.of("d")));
  }

  @Test
  void the_command_says_everything_that_is_wrong_and_shows_no_secret() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bailiff.yaml"),
            "listen: {port: x}\ndatabase: {url: 'mysql://a:swordfish@b', pasword: swordfish}\n");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            new ByteArrayOutputStream(),
            err,
            "serve",
            "--config",
            file.toString(),
            "--port",
            "-1",
            "--keep",
            "3");
    assertThat(status).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .contains("the settings cannot be used")
        .contains(":1:16: error: `x` is not a whole number from 0 to 65535")
        .contains("the database is a URL that begins with jdbc:postgresql:")
        .contains("unknown setting `database.pasword`; did you mean `database.password`?")
        .contains("`-1` is not a port")
        .contains("--keep: error: events are kept for 4 to 3650 days, a day longer than answers")
        .contains("5 problems")
        .doesNotContain("swordfish");
  }

  private static ServeSettings read(Configuration config, SettingsReader.Given given)
      throws ConfigurationException {
    SettingsReader reader = new SettingsReader(config, given);
    ServeSettings settings = reader.read();
    reader.log();
    config.done();
    return settings;
  }
}
