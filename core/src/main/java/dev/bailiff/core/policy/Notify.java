package dev.bailiff.core.policy;

/** Who is told the reasons of what a rule takes away. */
public enum Notify {
  /** The account that it is taken from. */
  ACCOUNT,
  /** Nobody, as where thousands of accounts that one spammer made would be written to. */
  NONE
}
