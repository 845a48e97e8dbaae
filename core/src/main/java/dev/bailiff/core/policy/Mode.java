package dev.bailiff.core.policy;

/** Whether a rule that fires has a say. */
public enum Mode {
  /** The decision records that it fired; nothing else follows. */
  OBSERVE,
  /** Its verdict and actions count. */
  ENFORCE
}
