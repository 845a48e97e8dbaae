package dev.bailiff.casework.cases;

import dev.bailiff.casework.cases.Reason.Source;
import dev.bailiff.casework.cases.Reason.Weight;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;

/** Cases and those who look at them. */
final class Files {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Duration LEASE = Duration.ofMinutes(15);
  static final EntityRef SUBJECT = new EntityRef(Entity.ACCOUNT, "a1");
  static final Reviewer ADA = new Reviewer("ada");
  static final Reviewer BEN = new Reviewer("ben");
  static final Weight WEIGHT = new Weight(Severity.MODERATE, 0.8, 10, 0);
  static final Ruling RULING = new Ruling.Broken("3.1", "the same message to 200 people");

  private Files() {}

  static Reason reason(String rule) {
    return reason(rule, WEIGHT, NOW);
  }

  static Reason reason(String rule, Weight weight, Instant at) {
    return Reason.once(new Reason.Key(Source.DECISION, rule, "3.1"), weight, at);
  }

  static CaseFile file() {
    return CaseFile.open(new CaseId("c1"), SUBJECT, "abuse", reason("3.1/bulk"), NOW);
  }

  static CaseFile done(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Done(CaseFile file) -> file;
      case Attempt.Refused(Refusal why) -> throw new AssertionError(why.words());
    };
  }

  static CaseFile claimed(CaseFile file, Reviewer reviewer, Instant at) {
    return done(file.claim(reviewer, at, LEASE));
  }

  static Claim claim(CaseFile file) {
    return switch (file.state()) {
      case CaseState.InReview(Claim claim) -> claim;
      case CaseState.Waiting _, CaseState.Resolved _ -> throw new AssertionError("not claimed");
    };
  }
}
