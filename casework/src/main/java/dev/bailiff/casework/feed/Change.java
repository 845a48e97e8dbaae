package dev.bailiff.casework.feed;

import dev.bailiff.casework.enforcement.Enforcement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * That an enforcement began or was undone. That it ends by itself is no change: it says so from its
 * beginning.
 *
 * @param sequence its number; later changes have higher ones
 * @param kind what happened
 * @param at when it was recorded
 * @param enforcement the enforcement
 */
public record Change(long sequence, Kind kind, Instant at, Enforcement enforcement) {
  /** What can happen to an enforcement. */
  public enum Kind {
    BEGUN,
    UNDONE;

    /** The name used in the store and in outputs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this name. */
    public static Optional<Kind> labelled(String label) {
      for (Kind kind : values()) {
        if (kind.label().equals(label)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The change as JSON has it. */
  public Map<String, Object> members() {
    return members(EnforcementJson.members(enforcement));
  }

  /** The same with no more of the enforcement than its id, by which the rest can be asked for. */
  Map<String, Object> outline() {
    return members(Map.of("id", enforcement.id()));
  }

  private Map<String, Object> members(Map<String, Object> described) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sequence", sequence);
    members.put("change", kind.label());
    members.put("at", at.toString());
    members.put("enforcement", described);
    return members;
  }
}
