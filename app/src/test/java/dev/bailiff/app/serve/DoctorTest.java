package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.http.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `bailiff doctor` says of a machine. */
final class DoctorTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_machine_on_which_nothing_was_started_is_well_and_left_as_it_was() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path data = folder.resolve("data");
    int status = Main.run(out, out, "doctor", "--data", data.toString());
    assertThat(out.toString(UTF_8))
        .contains("ok    policy       version ")
        .contains("ok    folder       will be made in")
        .contains("disk         forces a write in")
        .contains("ok    database")
        .contains("ok    service      does not run on this folder");
    assertThat(status).isEqualTo(ExitCode.OK);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_service_that_runs_is_found_and_one_that_was_killed_too()
      throws IOException, InterruptedException {
    ServeSettings settings = ServeSettings.of(folder.resolve("data"));
    String file;
    try (RunningService _ = RunningService.in(folder)) {
      assertThat(about("service", settings).words()).startsWith("runs at http://127.0.0.1:");
      file = Files.readString(folder.resolve("data/service.json"));
    }
    Files.writeString(folder.resolve("data/service.json"), file);
    assertThat(about("service", settings).state()).isEqualTo(Diagnosis.State.DOUBTFUL);
  }

  @Test
  void what_is_wrong_is_said() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("policy"));
    ServeSettings settings = ServeSettings.of(folder.resolve("data")).under(broken);
    assertThat(about("policy", settings).state()).isEqualTo(Diagnosis.State.WRONG);

    Path occupied = Files.writeString(folder.resolve("occupied"), "");
    assertThat(about("folder", ServeSettings.of(occupied)).state())
        .isEqualTo(Diagnosis.State.WRONG);

    TlsFiles files = Certificates.write(folder, "bailiff", "EC");
    ServeSettings secret =
        settings.connected(
            new Connections(
                Optional.of(files), Optional.empty(), Optional.empty(), OptionalInt.empty()));
    assertThat(about("certificate", secret).words()).startsWith("CN=bailiff, valid until");
    Instant later = Instant.now().plus(Duration.ofDays(400));
    assertThat(new Doctor(InstantSource.fixed(later)).examine(secret))
        .extracting(Diagnosis::part, Diagnosis::state)
        .contains(tuple("certificate", Diagnosis.State.WRONG));
  }

  @Test
  void a_database_that_is_away_is_said_without_its_password() {
    Configuration config =
        Configuration.of(
            Map.of(
                "BAILIFF_DATA",
                folder.resolve("data").toString(),
                "BAILIFF_LISTEN_HOST",
                "0.0.0.0",
                "BAILIFF_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/x",
                "BAILIFF_DATABASE_PASSWORD",
                "swordfish"));
    ServeSettings settings =
        new SettingsReader(
                config, new SettingsReader.Given(null, null, null, null, null, null, List.of()))
            .read();
    Diagnosis found = about("database", settings);
    assertThat(found.state()).isEqualTo(Diagnosis.State.WRONG);
    assertThat(found.words()).startsWith("cannot be reached").doesNotContain("swordfish");
    assertThat(about("network", settings).words()).contains("in the clear");
  }

  private static Diagnosis about(String part, ServeSettings settings) {
    List<Diagnosis> found = new Doctor(InstantSource.system()).examine(settings);
    return found.stream().filter(it -> it.part().equals(part)).findFirst().orElseThrow();
  }
}
