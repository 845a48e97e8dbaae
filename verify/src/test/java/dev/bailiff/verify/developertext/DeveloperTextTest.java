package dev.bailiff.verify.developertext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.verify.developertext.DeveloperText.Count;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DeveloperTextTest {
  private static final Path POLICY = Path.of("..", "policy");

  @ParameterizedTest
  @EnumSource
  void nobody_is_acted_on_for_posting_documentation(Posting posting) throws Exception {
    Documentation documentation = new Documentation();
    documentation.add(sample());
    Map<String, List<String>> sections = documentation.half(false);

    Count count = DeveloperText.of(POLICY).post(sections, posting);

    assertThat(count.texts()).isGreaterThan(60);
    assertThat(count.signalled()).as("what it says is still seen").isPositive();
    assertThat(count.acted()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void somebody_who_posts_attack_strings_in_many_variants_is(Posting posting) {
    String[] names = {"union select a from b", "or 1=1", "having 1=1", "order by 9"};
    List<String> variants =
        List.of(names).stream()
            .flatMap(
                tail -> List.of("x' ", "1' ", "y\" ").stream().map(edge -> edge + tail + "-- "))
            .toList();

    Count count = DeveloperText.of(POLICY).post(Map.of("attacker", variants), posting);

    assertThat(count.likely()).isGreaterThanOrEqualTo(6);
    assertThat(count.acted()).isEqualTo(posting == Posting.QUERY ? count.likely() - 5 : 0);
  }

  @Test
  void a_text_is_cut_at_its_headings() {
    String prose =
        "Words that go on for long enough to be worth posting anywhere at all. ".repeat(2);
    String text =
        "# One\n" + prose + "\n## Two\n" + prose + "\nThree\n=====\n" + prose + "\n# Four\n";
    assertThat(Documentation.sections(text))
        .hasSize(3)
        .extracting(section -> section.lines().findFirst().orElseThrow())
        .containsExactly("# One", "## Two", "Three");
    assertThat(Documentation.sections("x".repeat(5_000))).first().asString().hasSize(4_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'License: Expat\n', true",
    "'License: BSD-3-clause\nLicense: GPL-3+\n', true",
    "'License: GPL-3+\n', false",
    "'License: Expat\nLicense: CC-BY-SA-4.0\n', false",
    "'Free for personal use', false",
  })
  void only_what_is_known_to_be_permissive_is_read(String copyright, boolean isPermissive) {
    assertThat(Licences.arePermissive(copyright)).isEqualTo(isPermissive);
  }

  @Test
  void a_package_without_a_permissive_licence_is_left_out(@TempDir Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("closed"));
    Files.writeString(root.resolve("README.md"), "# Closed\n" + "words ".repeat(40));
    Files.writeString(root.resolve("copyright"), "License: proprietary\n");
    Documentation documentation = new Documentation();
    documentation.add(folder);
    assertThat(documentation.half(true)).isEmpty();
    assertThat(documentation.half(false)).isEmpty();
    assertThat(documentation.refused()).isEqualTo(1);
  }

  private static Path sample() throws URISyntaxException {
    URL notice = DeveloperTextTest.class.getResource("NOTICE.txt");
    return Objects.requireNonNull(Path.of(Objects.requireNonNull(notice).toURI()).getParent());
  }
}
