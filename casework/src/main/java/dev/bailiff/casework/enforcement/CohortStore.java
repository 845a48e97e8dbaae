package dev.bailiff.casework.enforcement;

import static dev.bailiff.casework.enforcement.EnforcementTable.BEGINS;
import static dev.bailiff.casework.enforcement.EnforcementTable.ENFORCEMENT;
import static dev.bailiff.casework.enforcement.EnforcementTable.ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.KIND;
import static dev.bailiff.casework.enforcement.EnforcementTable.POLICY_VERSION;
import static dev.bailiff.casework.enforcement.EnforcementTable.RULE;
import static dev.bailiff.casework.enforcement.EnforcementTable.TARGET_ENTITY;
import static dev.bailiff.casework.enforcement.EnforcementTable.TARGET_ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.UNDONE_AT;

import dev.bailiff.core.action.ActionKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads cohorts, within a transaction of the caller's. */
public final class CohortStore {
  private CohortStore() {}

  /**
   * What a cohort comes to.
   *
   * @param enforcements how many there are
   * @param entities how many entities they are aimed at; of pairs only the first counts
   * @param byAction how many there are of each kind
   * @param earliest when the first began
   * @param latest when the last began
   * @param versions the versions of the policy that they were asked for under, some of them
   */
  public record Summary(
      long enforcements,
      long entities,
      Map<ActionKind, Long> byAction,
      Optional<Instant> earliest,
      Optional<Instant> latest,
      List<String> versions) {
    private static final int MOST_VERSIONS = 20;

    public Summary {
      byAction = Map.copyOf(byAction);
      versions = List.copyOf(versions);
    }
  }

  /** What undoing the cohort would come to. */
  public static Summary summary(DSLContext sql, Cohort cohort) {
    Record times =
        sql.select(DSL.min(BEGINS), DSL.max(BEGINS))
            .from(ENFORCEMENT)
            .where(condition(cohort))
            .fetchSingle();
    Map<ActionKind, Long> byAction = byAction(sql, cohort);
    return new Summary(
        byAction.values().stream().mapToLong(Long::longValue).sum(),
        entities(sql, cohort),
        byAction,
        Optional.ofNullable(times.get(0, Long.class)).map(Instant::ofEpochMilli),
        Optional.ofNullable(times.get(1, Long.class)).map(Instant::ofEpochMilli),
        versions(sql, cohort));
  }

  /** The ids of the cohort, at most so many, earliest first. */
  public static List<String> ids(DSLContext sql, Cohort cohort, int limit) {
    return sql.select(ID)
        .from(ENFORCEMENT)
        .where(condition(cohort))
        .orderBy(BEGINS, ID)
        .limit(limit)
        .fetch(ID);
  }

  private static Map<ActionKind, Long> byAction(DSLContext sql, Cohort cohort) {
    Map<ActionKind, Long> byAction = new EnumMap<>(ActionKind.class);
    sql.select(KIND, DSL.count().cast(Long.class))
        .from(ENFORCEMENT)
        .where(condition(cohort))
        .groupBy(KIND)
        .forEach(
            row -> byAction.put(ActionKind.labelled(row.value1()).orElseThrow(), row.value2()));
    return byAction;
  }

  private static long entities(DSLContext sql, Cohort cohort) {
    return sql.select(DSL.count().cast(Long.class))
        .from(
            DSL.selectDistinct(TARGET_ENTITY, TARGET_ID)
                .from(ENFORCEMENT)
                .where(condition(cohort), TARGET_ID.isNotNull()))
        .fetchSingle()
        .value1();
  }

  private static List<String> versions(DSLContext sql, Cohort cohort) {
    return sql.selectDistinct(POLICY_VERSION)
        .from(ENFORCEMENT)
        .where(condition(cohort), POLICY_VERSION.isNotNull())
        .orderBy(POLICY_VERSION)
        .limit(Summary.MOST_VERSIONS)
        .fetch(POLICY_VERSION);
  }

  private static Condition condition(Cohort cohort) {
    return (cohort.isBulk() ? isOf(cohort.rule()) : RULE.eq(cohort.rule()))
        .and(BEGINS.ge(cohort.since().toEpochMilli()))
        .and(BEGINS.lt(cohort.until().toEpochMilli()))
        .and(UNDONE_AT.isNull())
        .and(cohort.version().map(POLICY_VERSION::eq).orElseGet(DSL::noCondition));
  }

  /** Enforcements are numbered under what they are of. */
  private static Condition isOf(String bulk) {
    return RULE.isNull().and(ID.startsWith(bulk + "."));
  }
}
