package dev.bailiff.app.reader;

import static dev.bailiff.core.event.EventTypes.AUTH_ATTEMPT;

import dev.bailiff.core.event.Field;

/** The fields of {@code auth.attempt} that sign-in logs fill, and the words that stand in them. */
final class AuthFields {
  static final Field OUTCOME = AUTH_ATTEMPT.require("event.outcome");
  static final Field METHOD = AUTH_ATTEMPT.require("event.method");
  static final Field REASON = AUTH_ATTEMPT.require("event.reason");
  static final Field SERVICE = AUTH_ATTEMPT.require("event.service");
  static final Field ACCOUNT = AUTH_ATTEMPT.require("account.id");
  static final Field IP = AUTH_ATTEMPT.require("client.ip");
  static final Field PORT = AUTH_ATTEMPT.require("client.port");

  static final String SUCCESS = "success";
  static final String FAILURE = "failure";

  static final String UNKNOWN_ACCOUNT = "unknown-account";
  static final String WRONG_SECRET = "wrong-secret";
  static final String LOCKED = "locked";
  static final String NOT_ALLOWED = "not-allowed";
  static final String TOO_MANY_ATTEMPTS = "too-many-attempts";

  static final String PAM = "pam";

  private AuthFields() {}
}
