package dev.bailiff.casework.feed;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What another system says of what it did about a change.
 *
 * @param enforcement the id of the enforcement
 * @param change what happened to it
 * @param system who says so
 * @param isDone whether it has done its part
 * @param detail what it has to say besides
 * @param at when it said so
 */
public record SystemReceipt(
    String enforcement,
    Change.Kind change,
    String system,
    boolean isDone,
    String detail,
    Instant at) {
  public SystemReceipt {
    requireNonNull(enforcement, "enforcement");
    requireNonNull(change, "change");
    requireNonNull(system, "system");
    detail = Storable.text(detail);
    requireNonNull(at, "at");
  }

  /** The receipt as JSON has it. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("change", change.label());
    members.put("system", system);
    members.put("outcome", isDone ? "done" : "failed");
    members.put("detail", detail);
    members.put("at", at.toString());
    return members;
  }
}
