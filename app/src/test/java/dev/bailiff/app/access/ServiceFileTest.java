package dev.bailiff.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.access.KeyText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceFileTest {
  private static final ServiceFile FILE =
      new ServiceFile(
          URI.create("http://127.0.0.1:8080"), KeyText.draw(new SecureRandom()), Optional.empty());

  @TempDir private Path folder = Path.of("");

  @Test
  void what_was_written_is_read() throws IOException {
    assertThat(ServiceFile.read(folder)).isEmpty();
    FILE.write(folder);
    assertThat(ServiceFile.read(folder)).contains(FILE);
  }

  @Test
  void a_service_takes_away_only_its_own() throws IOException {
    ServiceFile next =
        new ServiceFile(
            FILE.url(), KeyText.draw(new SecureRandom()), Optional.of(Path.of("/c.pem")));
    next.write(folder);
    FILE.remove(folder);
    assertThat(ServiceFile.read(folder)).contains(next);
    next.remove(folder);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"url\":\"http://a\",\"key\":\"short\"}"})
  void a_file_of_something_else_is_refused(String text) throws IOException {
    Files.writeString(folder.resolve("service.json"), text);
    assertThatThrownBy(() -> ServiceFile.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not what a service wrote");
  }

  @Test
  void its_key_is_not_shown() {
    assertThat(FILE.toString()).doesNotContain(FILE.key().secret());
  }
}
