package dev.bailiff.rules.load;

import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import dev.bailiff.rules.yaml.YamlReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What {@code policy.yaml} says of the policy as a whole.
 *
 * @param name what it is called
 * @param effective the day from which it holds
 * @param memoryBytes the most bytes that features may take
 * @param ladder how reactions grow, if it says so
 * @param restraint what holds all rules back, if it says so
 */
record Header(
    String name,
    LocalDate effective,
    long memoryBytes,
    Optional<YamlNode> ladder,
    Optional<YamlNode> restraint) {
  static final List<String> KEYS =
      List.of("name", "effective", "languages", "memory", "ladder", "restraint");

  /** Stands in where there are problems; such a policy is never run. */
  private static final Header UNKNOWN =
      new Header("", LocalDate.EPOCH, 1 << 20, Optional.empty(), Optional.empty());

  private static final long LEAST_MEMORY = 1 << 20;
  private static final long MOST_MEMORY = 1L << 40;

  /** Reads the header. */
  static Header read(PolicySource source, Problems problems) {
    Optional<SourceText> file = source.file(PolicyFiles.POLICY);
    if (file.isEmpty()) {
      problems.error(
          Place.wholeFile(PolicyFiles.POLICY),
          "the policy has no `policy.yaml`",
          "it says `name`, `effective` and `memory`");
      return UNKNOWN;
    }
    return YamlReader.read(file.get(), problems)
        .flatMap(node -> Section.of(node, "the policy", KEYS, problems))
        .map(section -> header(section, problems))
        .orElse(UNKNOWN);
  }

  private static Header header(Section section, Problems problems) {
    Optional<Text> name = section.required("name");
    Optional<LocalDate> effective =
        section.required("effective").flatMap(text -> Quantities.day(text, problems));
    Optional<Long> memory = section.required("memory").flatMap(text -> memory(text, problems));
    for (Text language : section.texts("languages")) {
      if (!language.value().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
        problems.error(
            language.place(),
            "`" + language.value() + "` is not a language",
            "write it as `en` or `pt-BR`");
      }
    }
    return new Header(
        name.map(Text::value).orElse(""),
        effective.orElse(LocalDate.EPOCH),
        memory.orElse(LEAST_MEMORY),
        section.node("ladder"),
        section.node("restraint"));
  }

  private static Optional<Long> memory(Text text, Problems problems) {
    Optional<Long> bytes = Quantities.size(text, problems);
    if (bytes.filter(size -> size < LEAST_MEMORY || size > MOST_MEMORY).isPresent()) {
      problems.error(
          text.place(), "`" + text.value() + "` is out of range", "from 1MiB to 1024GiB");
    }
    return bytes;
  }
}
