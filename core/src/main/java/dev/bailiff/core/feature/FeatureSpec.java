package dev.bailiff.core.feature;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A feature as a policy declares it.
 *
 * @param id stable name, unique in the policy; conditions read the value under it
 * @param kind what is kept per key
 * @param on the event types that update it
 * @param by the expressions whose values make the key
 * @param where the condition under which an event updates it; empty if every event does
 * @param of what is summed, told apart or tested, in source form; empty where the kind takes
 *     nothing
 */
public record FeatureSpec(
    String id, FeatureKind kind, Set<String> on, List<String> by, String where, String of) {
  public FeatureSpec {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(where, "where");
    requireNonNull(of, "of");
    on = Set.copyOf(on);
    by = List.copyOf(by);
  }
}
