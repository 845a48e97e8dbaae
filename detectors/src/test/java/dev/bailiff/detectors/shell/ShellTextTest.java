package dev.bailiff.detectors.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.detectors.matching.Listing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellTextTest {
  /** From here on rules act on a signal. */
  private static final double ACTING = 0.5;

  @ParameterizedTest
  @ValueSource(strings = {"attacks-seen.txt", "attacks-unseen.txt"})
  void nineteen_of_twenty_command_lines_are_found(String file) {
    List<String> lines = lines(file);
    long found = lines.stream().filter(ShellTextTest::isFound).count();
    assertThat(found * 20).isGreaterThanOrEqualTo(19L * lines.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prose-seen.txt", "prose-unseen.txt"})
  void prose_and_documentation_about_commands_is_not_taken_for_one(String file) {
    assertThat(lines(file)).hasSizeGreaterThan(200).filteredOn(ShellTextTest::isFound).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        "x;cat${IFS}/etc/passwd\tcat${IFS}/etc/passwd\tdisguised-name",
        "a=c;b=at;$a$b /etc/hosts\t$a$b /etc/hosts\tdisguised-name",
        "' ; /bin/sleep 31 ;\t/bin/sleep 31\tseparated-command",
        "x\";id;\"\tid\tseparated-command",
        "/???/c?t /etc/passwd\t/???/c?t /etc/passwd\tdisguised-name",
        "1$(nslookup x.example)2\tnslookup x.example\tsubstitution",
        "for /f %i in ('whoami') do echo %i\tfor /f %i in ('whoami') do\tcmd-loop"
      })
  void what_is_found_is_the_command_itself(String text, String command, String form) {
    ShellFinding found = ShellText.find(text).orElseThrow();
    assertThat(text.substring(found.start(), found.end())).isEqualTo(command);
    assertThat(found.form()).isEqualTo(form);
  }

  @Test
  void a_text_that_begins_with_something_else_is_no_command_by_its_beginning() {
    assertThat(ShellText.find("/usr/bin/id")).isPresent();
    assertThat(ShellText.findWithin("/usr/bin/id")).isEmpty();
    assertThat(ShellText.findWithin("/x;/usr/bin/id")).isPresent();
  }

  @Test
  void prose_around_a_command_halves_what_is_said_of_it() {
    double alone = score("; rm -rf /tmp/x");
    assertThat(score("then we said to them all; rm -rf /tmp/x")).isEqualTo(alone / 2);
  }

  private static double score(String text) {
    return ShellText.find(text).orElseThrow().score();
  }

  private static boolean isFound(String line) {
    Optional<ShellFinding> found = ShellText.find(line);
    return found.isPresent() && found.get().score() >= ACTING;
  }

  private static List<String> lines(String file) {
    return Listing.rows(ShellTextTest.class, file).stream()
        .map(row -> String.join("\t", row))
        .map(line ->
            line.replace("\\\\", "\0")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace('\0', '\\'))
        .toList();
  }
}
