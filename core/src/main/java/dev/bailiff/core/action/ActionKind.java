package dev.bailiff.core.action;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of action that a rule can ask for, with what each needs and what it means for a caller
 * who waits.
 */
public enum ActionKind {
  /** Tell the entity what it did and that it must stop. */
  WARN(Verdict.ALLOW, 1, Needs.NOTHING),
  /** Put a label on the entity for a while. */
  LABEL(Verdict.ALLOW, 1, Needs.NAME_AND_DURATION),
  /** Slow the entity down. */
  THROTTLE(Verdict.THROTTLE, 1, Needs.DURATION),
  /** Ask the entity for a further proof. */
  CHALLENGE(Verdict.CHALLENGE, 1, Needs.DURATION),
  /** Refuse the credential until it is renewed. */
  LOCK_CREDENTIAL(Verdict.DENY, 1, Needs.DURATION),
  /** Refuse everything from the entity. */
  BLOCK(Verdict.DENY, 1, Needs.DURATION),
  /** Keep one entity from reaching another. */
  BLOCK_PAIR(Verdict.DENY, 2, Needs.DURATION),
  /** Make a link in the content unusable. */
  DISABLE_LINK(Verdict.ALLOW, 0, Needs.NOTHING),
  /** Blank the evidence spans in the content. */
  REDACT(Verdict.ALLOW, 0, Needs.NOTHING),
  /** Keep a file from being served, with its bytes preserved. */
  QUARANTINE(Verdict.DENY, 0, Needs.NOTHING),
  /** Keep the content from being shown until a person has looked. */
  HOLD_CONTENT(Verdict.HOLD, 0, Needs.NOTHING),
  /** Take the content away. */
  REMOVE_CONTENT(Verdict.DENY, 0, Needs.NOTHING),
  /** Take a part of the service away from the entity. */
  LIMIT_ACCESS(Verdict.DENY, 1, Needs.NAME_AND_DURATION),
  /** Take the whole service away from the entity for a while. */
  SUSPEND(Verdict.DENY, 1, Needs.DURATION),
  /** Take the whole service away from the entity. */
  TERMINATE(Verdict.DENY, 1, Needs.NOTHING),
  /** Put a question to people, in the named queue. */
  OPEN_CASE(Verdict.ALLOW, 0, Needs.NAME),
  /** Take the next step of the ladder against whoever is responsible. */
  ESCALATE(Verdict.ALLOW, 0, Needs.NOTHING),
  /** Prepare a report to the named authority. */
  REPORT_TO_AUTHORITY(Verdict.ALLOW, 0, Needs.NAME),
  /** Refuse this one event. */
  DENY(Verdict.DENY, 0, Needs.NOTHING),
  /** Keep this one event until a person has looked. */
  HOLD(Verdict.HOLD, 0, Needs.NOTHING);

  /** What an action is told beside its targets. */
  public enum Needs {
    NOTHING,
    NAME,
    DURATION,
    NAME_AND_DURATION;

    /** Whether a name is given. */
    public boolean takesName() {
      return this == NAME || this == NAME_AND_DURATION;
    }

    /** Whether a duration is given. */
    public boolean takesDuration() {
      return this == DURATION || this == NAME_AND_DURATION;
    }
  }

  private final Verdict verdict;
  private final int targets;
  private final Needs needs;

  ActionKind(Verdict verdict, int targets, Needs needs) {
    this.verdict = verdict;
    this.targets = targets;
    this.needs = needs;
  }

  /** What the action means for a caller who waits. */
  public Verdict verdict() {
    return verdict;
  }

  /** How many entities it is aimed at, 0 to 2. */
  public int targets() {
    return targets;
  }

  /** What it is told beside its targets. */
  public Needs needs() {
    return needs;
  }

  /**
   * Whether it goes on when the event is over; otherwise it is done with the one, or a question.
   */
  public boolean lasts() {
    return switch (this) {
      case DENY, HOLD, OPEN_CASE, ESCALATE, REPORT_TO_AUTHORITY -> false;
      case WARN,
          LABEL,
          THROTTLE,
          CHALLENGE,
          LOCK_CREDENTIAL,
          BLOCK,
          BLOCK_PAIR,
          DISABLE_LINK,
          REDACT,
          QUARANTINE,
          HOLD_CONTENT,
          REMOVE_CONTENT,
          LIMIT_ACCESS,
          SUSPEND,
          TERMINATE ->
          true;
    };
  }

  /**
   * Whether it takes something away that a person is told the reasons of. A warning is its own
   * message; a challenge and a slower answer pass by themselves.
   */
  public boolean restricts() {
    return lasts() && this != WARN && this != LABEL && this != THROTTLE && this != CHALLENGE;
  }

  /** The name used in policies and outputs, such as {@code lock_credential}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this name. */
  public static Optional<ActionKind> labelled(String label) {
    for (ActionKind kind : values()) {
      if (kind.label().equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
