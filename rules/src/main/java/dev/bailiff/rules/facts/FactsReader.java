package dev.bailiff.rules.facts;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Network;
import dev.bailiff.core.event.Permit;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import dev.bailiff.rules.yaml.YamlReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads labels and permits. */
public final class FactsReader {
  private static final List<String> KEYS = List.of("labels", "permits");
  private static final List<String> LABEL_KEYS = List.of("entity", "label", "id", "in", "note");
  private static final List<String> PERMIT_KEYS =
      List.of(
          "id",
          "kind",
          "holder",
          "addresses",
          "accounts",
          "tokens",
          "hosts",
          "from",
          "until",
          "classes",
          "note");

  private final Problems problems;

  private FactsReader(Problems problems) {
    this.problems = problems;
  }

  /** The facts in a file. */
  public static FactsOnFile read(SourceText file, Problems problems) {
    return YamlReader.read(file, problems)
        .map(node -> read(node, problems))
        .orElse(FactsOnFile.EMPTY);
  }

  /** The facts in a part of a file. */
  public static FactsOnFile read(YamlNode node, Problems problems) {
    return Section.of(node, "the facts", KEYS, problems)
        .map(new FactsReader(problems)::facts)
        .orElse(FactsOnFile.EMPTY);
  }

  private FactsOnFile facts(Section section) {
    List<Labelling> labels = new ArrayList<>();
    for (YamlNode item : section.items("labels")) {
      Section.of(item, "a label", LABEL_KEYS, problems)
          .flatMap(this::labelling)
          .ifPresent(labels::add);
    }
    List<Permit> permits = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlNode item : section.items("permits")) {
      Section.of(item, "a permit", PERMIT_KEYS, problems)
          .flatMap(permit -> permit(permit, ids))
          .ifPresent(permits::add);
    }
    return new FactsOnFile(labels, permits);
  }

  private Optional<Labelling> labelling(Section section) {
    Optional<Text> label = section.required("label");
    Optional<Entity> entity = section.required("entity").flatMap(this::entity);
    List<String> ids = values(section.texts("id"));
    List<Network> networks = networks(section.texts("in"));
    if (!section.has("id") && !section.has("in")) {
      section.missing("id");
    }
    if (section.has("in") && entity.filter(found -> found != Entity.CLIENT).isPresent()) {
      problems.error(section.placeOf("in"), "only a client is in a network", "give its `id`");
    }
    return entity.isEmpty() || label.isEmpty()
        ? Optional.empty()
        : Optional.of(new Labelling(entity.get(), label.get().value(), ids, networks));
  }

  private Optional<Permit> permit(Section section, Set<String> ids) {
    int before = problems.count();
    Optional<Text> id = section.required("id");
    Optional<Text> kind = section.required("kind");
    Optional<Text> holder = section.required("holder");
    Optional<Instant> from =
        section.required("from").flatMap(text -> Quantities.moment(text, problems));
    Optional<Instant> until =
        section.required("until").flatMap(text -> Quantities.moment(text, problems));
    List<Network> addresses = networks(section.texts("addresses"));
    List<String> accounts = values(section.texts("accounts"));
    List<String> tokens = values(section.texts("tokens"));
    id.filter(text -> !ids.add(text.value()))
        .ifPresent(text -> problems.error(text.place(), "a second permit `" + text.value() + "`"));
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      problems.error(section.placeOf("until"), "the permit ends before it begins");
    }
    if (addresses.isEmpty() && accounts.isEmpty() && tokens.isEmpty()) {
      problems.error(section.place(), "the permit names no addresses, accounts or tokens");
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Permit(
            id.orElseThrow().value(),
            kind.orElseThrow().value(),
            holder.orElseThrow().value(),
            addresses,
            Set.copyOf(accounts),
            Set.copyOf(tokens),
            Set.copyOf(values(section.texts("hosts"))),
            from.orElseThrow(),
            until.orElseThrow(),
            Set.copyOf(values(section.texts("classes")))));
  }

  private Optional<Entity> entity(Text text) {
    Optional<Entity> entity = Entity.labelled(text.value());
    if (entity.isEmpty()) {
      problems.unknown(
          "entity",
          text.value(),
          text.place(),
          Arrays.stream(Entity.values()).map(Entity::label).toList());
    }
    return entity;
  }

  private List<Network> networks(List<Text> texts) {
    List<Network> networks = new ArrayList<>();
    for (Text text : texts) {
      Network.parse(text.value())
          .ifPresentOrElse(
              networks::add,
              () ->
                  problems.error(
                      text.place(),
                      "`" + text.value() + "` is not an address or network",
                      "write it as `198.51.100.0/28`"));
    }
    return networks;
  }

  private static List<String> values(List<Text> texts) {
    return texts.stream().map(Text::value).toList();
  }
}
