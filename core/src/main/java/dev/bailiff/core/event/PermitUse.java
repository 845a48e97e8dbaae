package dev.bailiff.core.event;

import java.util.Optional;

/**
 * What one permit said of one event from its holder.
 *
 * @param permit the permit's identifier
 * @param crossedBound the bound that was crossed, in words; empty if the permit covered the event
 */
public record PermitUse(String permit, Optional<String> crossedBound) {
  /** Whether the permit covered the event. */
  public boolean isCovered() {
    return crossedBound.isEmpty();
  }
}
