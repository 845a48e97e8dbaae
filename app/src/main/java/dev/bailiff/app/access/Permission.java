package dev.bailiff.app.access;

import static dev.bailiff.casework.access.Role.ADMIN;
import static dev.bailiff.casework.access.Role.POLICY_AUTHOR;
import static dev.bailiff.casework.access.Role.POLICY_PUBLISHER;
import static dev.bailiff.casework.access.Role.REVIEWER;
import static dev.bailiff.casework.access.Role.SERVICE;
import static dev.bailiff.casework.access.Role.VIEWER;

import dev.bailiff.casework.access.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a route needs of who asks, and the roles that have it. */
public enum Permission {
  /** Nothing: nobody is asked who they are. */
  NONE(Role.values()),
  /** Sending events and asking what to do about them. */
  DECIDE(SERVICE, ADMIN),
  /** Asking how one entity stands. */
  STANDING(SERVICE, VIEWER, REVIEWER, POLICY_AUTHOR, POLICY_PUBLISHER, ADMIN),
  /** Taking enforcements over into one's own systems, and saying that it was done. */
  FOLLOW(SERVICE, ADMIN),
  /** Handing in reports of users and formal notices. */
  FILE(SERVICE, REVIEWER, ADMIN),
  /** Looking at decisions, enforcements, deliveries and cases. */
  READ(VIEWER, REVIEWER, POLICY_AUTHOR, POLICY_PUBLISHER, ADMIN),
  /** Numbers about the service itself. */
  METRICS(VIEWER, REVIEWER, POLICY_AUTHOR, POLICY_PUBLISHER, ADMIN),
  /** Searching recorded events, which are about people. */
  SEARCH(REVIEWER, POLICY_AUTHOR, POLICY_PUBLISHER, ADMIN),
  /** Acting on all that a search finds. */
  ACT(POLICY_PUBLISHER, ADMIN),
  /** Proposing another policy. */
  PROPOSE(POLICY_AUTHOR, POLICY_PUBLISHER, ADMIN),
  /** Bringing another policy into force. */
  PUBLISH(POLICY_PUBLISHER, ADMIN),
  /** Ruling on cases, hearing appeals, undoing one enforcement. */
  REVIEW(REVIEWER, ADMIN),
  /** Keeping immunities and permits. */
  EXEMPT(POLICY_PUBLISHER, ADMIN),
  /** Taking rules out of force and back, and undoing what one did. */
  RULES(POLICY_PUBLISHER, ADMIN),
  /** Proving the audit log. */
  AUDIT(VIEWER, REVIEWER, POLICY_AUTHOR, POLICY_PUBLISHER, ADMIN),
  /** Retrying deliveries, backups, and what else keeps the service going. */
  OPERATE(ADMIN),
  /** Erasing what is known of a person, and holding it for the law. */
  ERASE(ADMIN),
  /** Keys of programs, and who has signed in. */
  KEYS(ADMIN);

  private final Set<Role> roles;

  Permission(Role... roles) {
    EnumSet<Role> all = EnumSet.noneOf(Role.class);
    Collections.addAll(all, roles);
    this.roles = Collections.unmodifiableSet(all);
  }

  /** The roles that have it. */
  public Set<Role> roles() {
    return roles;
  }
}
