package dev.bailiff.core.signal;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.service.Services;
import java.util.List;
import java.util.Optional;

/**
 * Finds one kind of thing in single events. A detector is pure and immutable: equal events give
 * equal signals, and it may be shared between threads. Whatever needs memory is a feature.
 */
public interface Detector {
  /** The signals it can raise. */
  List<SignalSpec> signals();

  /** This detector where these services are; those that look at no service are the same. */
  default Detector under(Services services) {
    return this;
  }

  /** The detection to run on events of this type; empty if it finds nothing in them. */
  Optional<Detection> on(EventType type);
}
