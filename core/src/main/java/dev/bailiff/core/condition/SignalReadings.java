package dev.bailiff.core.condition;

import dev.bailiff.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Gives the signals of the event being decided, running a detector when one is first asked for. */
public interface SignalReadings {
  /**
   * The signal with this index in the policy's list of signal names, or null if it was not raised.
   * If its detector broke the scope's failure is set.
   */
  @Nullable Signal signal(int index, Scope scope);
}
