package dev.bailiff.detectors.request;

import dev.bailiff.core.signal.SignalSpec;
import java.util.List;

/** Recognises one class of attack in the values of a request. Pure, immutable, linear in time. */
public interface AttackClass {
  /** The signal that it raises; its value is the form of attack. */
  SignalSpec signal();

  /**
   * Texts in lower case and ASCII of which one is in the folded view of everything that it
   * recognises.
   */
  List<String> literals();

  /** Looks at a view in which one of the literals was found. */
  void look(Value value, View view, Findings findings);
}
