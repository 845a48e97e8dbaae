package dev.bailiff.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.cases.Attempt;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.CaseState.InReview;
import dev.bailiff.casework.cases.CaseState.Resolved;
import dev.bailiff.casework.cases.Claim;
import dev.bailiff.casework.cases.Deadline;
import dev.bailiff.casework.cases.Docket;
import dev.bailiff.casework.cases.Priority;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Reason.Source;
import dev.bailiff.casework.cases.Reason.Weight;
import dev.bailiff.casework.cases.Refusal;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.cases.Severity;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class CaseStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final Priority PRIORITY = new Priority(Duration.ofHours(8));
  private static final Reviewer ADA = new Reviewer("ada");
  private static final Reviewer BEN = new Reviewer("ben");
  private static final EntityRef SUBJECT = new EntityRef(Entity.ACCOUNT, "a1");
  private static final Ruling RULING = new Ruling.NotBroken("it was a party");

  private final Database database;
  private final CaseStore store = new CaseStore(PRIORITY);

  CaseStoreTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_case_is_read_as_it_was_written() {
    CaseFile raised =
        raise("c1", SUBJECT, reason("3.1/bulk", Severity.SERIOUS, 0.3).proposing("suspend"));
    Deadline due = new Deadline(NOW.plusSeconds(3_600), Duration.ofMinutes(15), "an order");
    CaseFile joined = raise("c2", SUBJECT, reason("4.1/notice", Severity.MINOR, 1).by(due));
    assertThat(joined.id()).isEqualTo(raised.id());
    assertThat(joined.opened()).isEqualTo(NOW);
    assertThat(joined.reasons())
        .containsExactly(
            reason("3.1/bulk", Severity.SERIOUS, 0.3).proposing("suspend"),
            reason("4.1/notice", Severity.MINOR, 1).by(due));
    assertThat(find("c1")).isEqualTo(joined);
  }

  @Test
  void open_cases_are_listed_as_they_came_the_latest_first() {
    raise("c1", SUBJECT, reason("3.1/bulk", Severity.MINOR, 1));
    CaseFile held = next(ADA, NOW).orElseThrow();
    raise("c2", new EntityRef(Entity.ACCOUNT, "a2"), reason("3.1/bulk", Severity.MINOR, 1));
    assertThat(latest(1)).containsExactly(new CaseId("c2"));
    assertThat(latest(9)).containsExactly(new CaseId("c2"), new CaseId("c1"));
    rule(held);
    assertThat(latest(9)).containsExactly(new CaseId("c2"));
  }

  @Test
  void a_case_is_claimed_by_one_reviewer_and_ruled_on_by_them() {
    raise("c1", SUBJECT, reason("3.1/bulk", Severity.MINOR, 1));
    CaseFile held = next(ADA, NOW).orElseThrow();
    assertThat(next(BEN, NOW)).isEmpty();
    CaseFile taken = next(BEN, NOW.plus(LEASE)).orElseThrow();
    assertThat(rule(held)).isEqualTo(new Attempt.Refused(Refusal.NOT_HELD));
    assertThat(rule(taken)).isEqualTo(new Attempt.Done(find("c1")));
    assertThat(find("c1").isOpen()).isFalse();
    assertThat(next(ADA, NOW.plus(LEASE))).isEmpty();
    assertThat(raise("c2", SUBJECT, reason("3.1/bulk", Severity.MINOR, 1)).id())
        .isEqualTo(new CaseId("c2"));
  }

  @Test
  void a_ruling_is_read_as_it_was_written() {
    for (Ruling ruling : new Ruling[] {RULING, new Ruling.Broken("3.1", "200 messages")}) {
      raise("c" + ruling, SUBJECT, reason("3.1/bulk", Severity.MINOR, 1));
      CaseFile held = next(ADA, NOW).orElseThrow();
      CaseFile resolved = done(attempt(held, file -> file.resolve(claim(held), ruling, NOW)));
      assertThat(resolved.state()).isEqualTo(new Resolved(ADA, NOW, ruling));
    }
  }

  @Test
  void who_is_excluded_is_not_given_the_case() {
    CaseFile file = raise("c1", SUBJECT, reason("3.1/bulk", Severity.MINOR, 1));
    attempt(file, found -> new Attempt.Done(found.without(ADA)));
    assertThat(next(ADA, NOW)).isEmpty();
    assertThat(next(BEN, NOW)).map(CaseFile::id).contains(new CaseId("c1"));
  }

  @Test
  void a_text_that_no_database_can_keep_does_not_stop_a_case() {
    EntityRef odd = new EntityRef(Entity.CONTENT, "page\u0000");
    raise("c1", odd, reason("3.1/\u0000", Severity.MINOR, 1));
    assertThat(raise("c2", odd, reason("3.1/\u0000", Severity.MINOR, 1)).reasons())
        .hasSize(1)
        .allMatch(reason -> reason.times() == 2);
  }

  @Test
  void a_case_of_which_only_half_was_written_is_not_there() {
    assertThatThrownBy(() ->
            database.write(sql -> {
              store.raise(
                  sql, new CaseId("c1"), SUBJECT, "abuse", reason("x", Severity.MINOR, 1), NOW);
              throw new IllegalStateException("halfway");
            }))
        .hasMessage("halfway");
    Optional<CaseFile> open = database.read(sql -> store.openAbout(sql, SUBJECT));
    assertThat(open).isEmpty();
  }

  /** A life of many steps, on file and in memory, with the same answers. */
  @Test
  void what_is_on_file_behaves_like_what_is_in_memory() {
    Random random = new Random(20_261_123);
    Docket docket = new Docket();
    for (int step = 0; step < 150; step++) {
      Instant now = NOW.plus(Duration.ofMinutes(step));
      Reviewer reviewer = random.nextBoolean() ? ADA : BEN;
      if (random.nextInt(3) > 0) {
        CaseId id = new CaseId("c" + step);
        EntityRef subject = new EntityRef(Entity.ACCOUNT, "a" + random.nextInt(12));
        Reason reason = random(random, now);
        CaseFile raised =
            database.write(sql -> store.raise(sql, id, subject, "abuse", reason, now));
        assertThat(raised).isEqualTo(docket.raise(id, subject, "abuse", reason, now));
      } else {
        Optional<CaseFile> expected = docket.claimNext("abuse", reviewer, PRIORITY, now, LEASE);
        assertThat(next(reviewer, now)).isEqualTo(expected);
        if (expected.isPresent() && random.nextBoolean()) {
          CaseFile held = expected.get();
          Function<CaseFile, Attempt> ruling = file -> file.resolve(claim(held), RULING, now);
          assertThat(attempt(held, ruling))
              .isEqualTo(docket.attempt(held.id(), ruling).orElseThrow());
        }
      }
    }
    for (CaseFile file : docket.files()) {
      assertThat(find(file.id().value())).isEqualTo(file);
    }
  }

  private static Reason random(Random random, Instant now) {
    Severity severity = random.nextInt(5) > 0 ? Severity.MODERATE : Severity.GRAVE;
    Weight weight =
        new Weight(severity, random.nextDouble(), random.nextLong(1_000_000), random.nextDouble());
    Reason reason =
        Reason.once(new Reason.Key(Source.REPORT, "kind-" + random.nextInt(5), "3.1"), weight, now);
    Duration time = Duration.ofSeconds(random.nextInt(20_000));
    return random.nextInt(4) > 0
        ? reason
        : reason.by(new Deadline(now.plus(time), Duration.ofHours(1), "a promise"));
  }

  private static Reason reason(String rule, Severity severity, double confidence) {
    return Reason.once(
        new Reason.Key(Source.DECISION, rule, "3.1"), new Weight(severity, confidence, 10, 0), NOW);
  }

  private CaseFile raise(String id, EntityRef subject, Reason reason) {
    return database.write(sql -> store.raise(sql, new CaseId(id), subject, "abuse", reason, NOW));
  }

  private List<CaseId> latest(int limit) {
    return database.read(sql -> OpenCases.latest(sql, limit)).stream().map(CaseFile::id).toList();
  }

  private CaseFile find(String id) {
    return database.read(sql -> store.find(sql, new CaseId(id))).orElseThrow();
  }

  private Optional<CaseFile> next(Reviewer reviewer, Instant now) {
    return database.write(sql -> store.claimNext(sql, "abuse", reviewer, now, LEASE));
  }

  private Attempt rule(CaseFile held) {
    return attempt(held, file -> file.resolve(claim(held), RULING, NOW));
  }

  private Attempt attempt(CaseFile file, Function<CaseFile, Attempt> change) {
    return database.write(sql -> store.attempt(sql, file.id(), change)).orElseThrow();
  }

  private static CaseFile done(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Done(CaseFile file) -> file;
      case Attempt.Refused(Refusal why) -> throw new AssertionError(why.words());
    };
  }

  private static Claim claim(CaseFile file) {
    return ((InReview) file.state()).claim();
  }
}
