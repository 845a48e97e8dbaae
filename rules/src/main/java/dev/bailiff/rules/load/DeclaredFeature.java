package dev.bailiff.rules.load;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.feature.UseKind;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.rules.services.DeclaredLimit;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A feature as it stands in a file, with the places of its parts.
 *
 * @param id its name
 * @param valueType how conditions read it; known even where the kind is wrong in detail
 * @param kind what is kept per key; empty if there is a problem with it
 * @param on the event types that update it
 * @param by the expressions of the key
 * @param where the condition of an update, at most one
 * @param of the expressions that the kind takes
 */
record DeclaredFeature(
    Text id,
    ValueType valueType,
    Optional<FeatureKind> kind,
    List<EventType> on,
    List<Text> by,
    List<Text> where,
    List<Text> of) {

  /** The declaration without places. */
  FeatureSpec spec() {
    return new FeatureSpec(
        id.value(),
        kind.orElseThrow(),
        on.stream().map(EventType::name).collect(Collectors.toUnmodifiableSet()),
        values(by),
        where.isEmpty() ? "" : where.get(0).value(),
        String.join("; ", values(of)));
  }

  /** The feature that keeps a documented limit; empty if there is a problem with it. */
  static Optional<DeclaredFeature> of(DeclaredLimit limit, Problems problems) {
    LimitSpec spec = limit.spec();
    try {
      Text id = limit.id();
      return Optional.of(
          new DeclaredFeature(
              new Text(id.source(), id.start(), id.end(), limit.feature(), id.style()),
              ValueType.INTEGER,
              Optional.of(new UseKind(spec.limit(), spec.period(), spec.most())),
              limit.on(),
              limit.by(),
              limit.where(),
              limit.cost()));
    } catch (IllegalArgumentException outOfBounds) {
      problems.error(limit.id().place(), String.valueOf(outOfBounds.getMessage()));
      return Optional.empty();
    }
  }

  static List<String> values(List<Text> texts) {
    return texts.stream().map(Text::value).toList();
  }
}
