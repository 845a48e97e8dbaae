package dev.bailiff.casework.enforcement;

import static dev.bailiff.casework.enforcement.EnforcementTable.ENDS;
import static dev.bailiff.casework.enforcement.EnforcementTable.ENFORCEMENT;
import static dev.bailiff.casework.enforcement.EnforcementTable.ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.RECORDED;
import static dev.bailiff.casework.enforcement.EnforcementTable.RULE;
import static dev.bailiff.casework.enforcement.EnforcementTable.UNDONE_AT;

import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Which enforcements are listed, the last recorded first.
 *
 * @param target aimed at this entity
 * @param rule asked for by this rule
 * @param inForce not over at this time
 * @param before recorded before this one
 */
public record EnforcementList(
    Optional<EntityRef> target,
    Optional<String> rule,
    Optional<Instant> inForce,
    Optional<Place> before) {

  /**
   * A place in the list.
   *
   * @param recorded when the enforcement there was recorded
   * @param id its id
   */
  public record Place(Instant recorded, String id) {
    /** The place of this enforcement. */
    public static Place of(Enforcement enforcement) {
      return new Place(enforcement.recorded(), enforcement.id());
    }
  }

  /** The first of them, at most so many. */
  public List<Enforcement> read(DSLContext sql, int limit) {
    return sql.selectFrom(ENFORCEMENT)
        .where(
            condition(target.map(EnforcementStore::isAimedAt)),
            condition(rule.map(RULE::eq)),
            condition(inForce.map(EnforcementList::isNotOver)),
            condition(before.map(EnforcementList::isBefore)))
        .orderBy(RECORDED.desc(), ID.desc())
        .limit(limit)
        .fetch(EnforcementTable::enforcement);
  }

  private static Condition isNotOver(Instant time) {
    return UNDONE_AT.isNull().and(ENDS.isNull().or(ENDS.gt(time.toEpochMilli())));
  }

  private static Condition isBefore(Place place) {
    long recorded = place.recorded().toEpochMilli();
    return RECORDED.lt(recorded).or(RECORDED.eq(recorded).and(ID.lt(place.id())));
  }

  private static Condition condition(Optional<Condition> asked) {
    return asked.orElseGet(DSL::noCondition);
  }
}
