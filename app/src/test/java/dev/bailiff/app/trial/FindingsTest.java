package dev.bailiff.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.hindsight.Hindsight;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people found, held against what a rule would do. */
final class FindingsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final EntityRef EVE = new EntityRef(Entity.ACCOUNT, "eve");
  private static final Event EVENT =
      Event.of(EventTypes.AUTH_ATTEMPT, "1", "t", NOON)
          .text(EventTypes.AUTH_ATTEMPT.field("account.id").orElseThrow(), "eve")
          .build();

  @Test
  void it_is_about_the_subject_the_clause_and_the_time() {
    Hindsight found = found(EVE, "1.2", 1, true);
    assertThat(new Findings(List.of(found)).about(EVENT, "1.2")).contains(found);
    assertThat(new Findings(List.of(found)).about(EVENT, "1.4")).isEmpty();
    assertThat(new Findings(List.of(found(EVE, "1.2", -1, true))).about(EVENT, "1.2")).isEmpty();
    EntityRef other = new EntityRef(Entity.TENANT, "eve");
    assertThat(new Findings(List.of(found(other, "1.2", 1, true))).about(EVENT, "1.2")).isEmpty();
  }

  @Test
  void the_latest_word_counts() {
    Hindsight first = found(EVE, "1.2", 1, false);
    Hindsight last = found(EVE, "1.2", 2, true);
    assertThat(new Findings(List.of(last, first)).about(EVENT, "1.2")).contains(last);
    RuleTrial rule = new RuleTrial();
    rule.reviewed(last);
    rule.reviewed(first);
    assertThat(reviewed(rule)).containsEntry("subjects", 1).containsEntry("innocent", 1L);
  }

  @Test
  void a_share_is_said_of_twenty_and_not_of_fewer() {
    RuleTrial rule = new RuleTrial();
    for (int i = 0; i < 19; i++) {
      rule.reviewed(found(new EntityRef(Entity.ACCOUNT, "a" + i), "1.2", 1, i < 3));
    }
    assertThat(reviewed(rule))
        .containsEntry("enough", false)
        .doesNotContainKey("false_positive_share");
    rule.reviewed(found(EVE, "1.2", 1, false));
    assertThat(reviewed(rule))
        .containsEntry("enough", true)
        .containsEntry("false_positive_share", 0.15);
  }

  private static Map<String, Object> reviewed(RuleTrial rule) {
    return rule.hindsight();
  }

  private static Hindsight found(EntityRef subject, String clause, int hours, boolean isInnocent) {
    Instant judged = NOON.plus(HOUR.multipliedBy(hours));
    return new Hindsight(subject, clause, judged.minus(HOUR.multipliedBy(3)), judged, isInnocent);
  }
}
