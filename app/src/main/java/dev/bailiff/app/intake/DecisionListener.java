package dev.bailiff.app.intake;

import dev.bailiff.core.decision.Decision;
import java.util.List;

/** Is told what the deciding thread does, on that thread, and must be quick. */
public interface DecisionListener {
  /** An event was decided that had not been before. */
  void decided(long sequence, Decision decision, long nanos);

  /** An event was answered as it had been before. */
  void repeated();

  /** The engine broke on an event. */
  void broke(long sequence, RuntimeException fault);

  /** Decisions could not be appended; they are made again at the next start. */
  void undocumented(int decisions, Exception cause);

  /** Tells all of these, in this order. */
  static DecisionListener all(List<DecisionListener> listeners) {
    return new DecisionListener() {
      @Override
      public void decided(long sequence, Decision decision, long nanos) {
        for (DecisionListener each : listeners) {
          each.decided(sequence, decision, nanos);
        }
      }

      @Override
      public void repeated() {
        listeners.forEach(DecisionListener::repeated);
      }

      @Override
      public void broke(long sequence, RuntimeException fault) {
        listeners.forEach(each -> each.broke(sequence, fault));
      }

      @Override
      public void undocumented(int decisions, Exception cause) {
        listeners.forEach(each -> each.undocumented(decisions, cause));
      }
    };
  }

  /** Is told and does nothing. */
  DecisionListener NONE =
      new DecisionListener() {
        @Override
        public void decided(long sequence, Decision decision, long nanos) {}

        @Override
        public void repeated() {}

        @Override
        public void broke(long sequence, RuntimeException fault) {}

        @Override
        public void undocumented(int decisions, Exception cause) {}
      };
}
