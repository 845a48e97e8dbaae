package dev.bailiff.rules.services;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;

/**
 * A documented limit as it stands in the inventory, with what the conditions of the policy language
 * make of it.
 *
 * @param id where it is called what it is called
 * @param spec how much is allowed
 * @param on the events that use something up
 * @param by the key under which use is held against a caller (CEL)
 * @param where which of these events do (CEL)
 * @param cost how much one of them uses (CEL); none if it is one
 */
public record DeclaredLimit(
    Text id, LimitSpec spec, List<EventType> on, List<Text> by, List<Text> where, List<Text> cost) {
  public DeclaredLimit {
    on = List.copyOf(on);
    by = List.copyOf(by);
    where = List.copyOf(where);
    cost = List.copyOf(cost);
  }

  /** The name of the feature that keeps it. */
  public String feature() {
    return "limit_" + spec.id().replace('-', '_');
  }
}
