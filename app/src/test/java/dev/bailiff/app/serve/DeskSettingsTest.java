package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.config.ConfigurationException;
import dev.bailiff.app.desk.DeskOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeskSettingsTest {
  @Test
  void what_nobody_says_has_a_default() throws ConfigurationException {
    assertThat(read(Map.of())).isEqualTo(DeskOptions.DEFAULT);
  }

  @Test
  void who_writes_and_how_long_records_are_kept_is_said_in_the_settings()
      throws ConfigurationException {
    DeskOptions options =
        read(
            Map.of(
                "BAILIFF_PROVIDER_NAME", "Example Ltd",
                "BAILIFF_PROVIDER_LANGUAGE", "de",
                "BAILIFF_PROVIDER_SETTLEMENT", "Example Mediation",
                "BAILIFF_CASES_LEASE", "1h",
                "BAILIFF_RECORDS_KEEP", "730d"));
    assertThat(options.provider()).isEqualTo("Example Ltd");
    assertThat(options.language()).isEqualTo(Locale.GERMAN);
    assertThat(options.settlement()).contains("Example Mediation");
    assertThat(options.lease()).isEqualTo(Duration.ofHours(1));
    assertThat(options.kept()).contains(Duration.ofDays(730));
  }

  @ParameterizedTest
  @CsvSource({
    "BAILIFF_PROVIDER_LANGUAGE, tlh, one of de",
    "BAILIFF_CASES_LEASE, 2d, up to a day",
    "BAILIFF_RECORDS_KEEP, 30d, appeals are open",
    "BAILIFF_PUBLIC_URL, https://example.com/?a=b, before any",
  })
  void what_cannot_be_is_named(String name, String value, String problem) {
    assertThatThrownBy(() -> read(Map.of(name, value))).hasMessageContaining(problem);
  }

  private static DeskOptions read(Map<String, String> environment) throws ConfigurationException {
    Configuration config = Configuration.of(environment);
    DeskOptions options = DeskOptions.read(config);
    config.done();
    return options;
  }
}
