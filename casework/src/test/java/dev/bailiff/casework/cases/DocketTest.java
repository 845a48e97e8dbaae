package dev.bailiff.casework.cases;

import static dev.bailiff.casework.cases.Files.ADA;
import static dev.bailiff.casework.cases.Files.BEN;
import static dev.bailiff.casework.cases.Files.LEASE;
import static dev.bailiff.casework.cases.Files.NOW;
import static dev.bailiff.casework.cases.Files.RULING;
import static dev.bailiff.casework.cases.Files.SUBJECT;
import static dev.bailiff.casework.cases.Files.WEIGHT;
import static dev.bailiff.casework.cases.Files.claim;
import static dev.bailiff.casework.cases.Files.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.cases.Reason.Weight;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DocketTest {
  private static final Priority PRIORITY = new Priority(Duration.ofHours(8));

  private final Docket docket = new Docket();

  @Test
  void what_comes_in_about_a_subject_joins_its_open_case() {
    CaseFile first = raise("c1", SUBJECT, "3.1/bulk");
    CaseFile second = raise("c2", SUBJECT, "3.1/links");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.reasons()).hasSize(2);
    assertThat(docket.files()).hasSize(1);
  }

  @Test
  void what_comes_in_after_the_ruling_opens_another_case() {
    raise("c1", SUBJECT, "3.1/bulk");
    resolveNext(ADA);
    CaseFile second = raise("c2", SUBJECT, "3.1/bulk");
    assertThat(second.id()).isEqualTo(new CaseId("c2"));
    assertThat(docket.files()).hasSize(2);
    assertThat(docket.openAbout(SUBJECT)).contains(second);
  }

  @Test
  void the_worst_case_is_handed_out_first_and_once() {
    raise("c1", new EntityRef(Entity.ACCOUNT, "mild"), "3.1/bulk");
    EntityRef worse = new EntityRef(Entity.ACCOUNT, "worse");
    Weight grave = new Weight(Severity.GRAVE, 0.9, 10, 1);
    docket.raise(new CaseId("c2"), worse, "abuse", reason("2.3/threat", grave, NOW), NOW);
    assertThat(next(ADA)).map(CaseFile::subject).contains(worse);
    assertThat(next(BEN)).map(CaseFile::id).contains(new CaseId("c1"));
    assertThat(next(new Reviewer("cem"))).isEmpty();
  }

  @Test
  void a_queue_hands_out_its_own_cases() {
    docket.raise(new CaseId("c1"), SUBJECT, "legal", reason("4.1/notice", WEIGHT, NOW), NOW);
    assertThat(next(ADA)).isEmpty();
  }

  @Property(tries = 200)
  void no_subject_ever_has_two_open_cases(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> steps) {
    Docket busy = new Docket();
    int id = 0;
    for (int step : steps) {
      if (step < 6) {
        EntityRef subject = new EntityRef(Entity.ACCOUNT, "a" + step % 3);
        busy.raise(new CaseId("c" + id++), subject, "abuse", reason("3.1/r" + step), NOW);
      } else {
        busy.claimNext("abuse", ADA, PRIORITY, NOW, LEASE)
            .ifPresent(
                file -> busy.attempt(file.id(), held -> held.resolve(claim(held), RULING, NOW)));
      }
      Stream<EntityRef> open =
          busy.files().stream().filter(CaseFile::isOpen).map(CaseFile::subject);
      assertThat(open).doesNotHaveDuplicates();
    }
  }

  private CaseFile raise(String id, EntityRef subject, String rule) {
    return docket.raise(new CaseId(id), subject, "abuse", reason(rule), NOW);
  }

  private Optional<CaseFile> next(Reviewer reviewer) {
    return docket.claimNext("abuse", reviewer, PRIORITY, NOW, LEASE);
  }

  private void resolveNext(Reviewer reviewer) {
    CaseFile held = next(reviewer).orElseThrow();
    docket.attempt(held.id(), file -> file.resolve(claim(held), RULING, NOW));
  }
}
