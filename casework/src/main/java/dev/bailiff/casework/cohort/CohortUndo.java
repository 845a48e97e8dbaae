package dev.bailiff.casework.cohort;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.CohortStore;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.event.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Undoes cohorts, in transactions that are short enough for others to come between them. What was
 * undone before it is interrupted stays undone; to ask again undoes the rest.
 */
public final class CohortUndo {
  /** One transaction. */
  private static final int CHUNK = 250;

  /** One request: as many as can be undone while somebody waits. */
  private static final int MOST = 50_000;

  private final Database database;
  private final Casework casework;
  private final Apologies apologies;

  /** Undoes on this database, whose casework this is, and apologises in this way. */
  public CohortUndo(Database database, Casework casework, Apologies apologies) {
    this.database = database;
    this.casework = casework;
    this.apologies = apologies;
  }

  /**
   * What was done.
   *
   * @param undone how many enforcements were undone
   * @param entities how many entities they were aimed at
   * @param apologies how many apologies were queued
   * @param isAll whether nothing of the cohort is left
   */
  public record Outcome(long undone, long entities, long apologies, boolean isAll) {}

  /** What undoing the cohort would come to. */
  public CohortStore.Summary preview(Cohort cohort) {
    return database.read(sql -> CohortStore.summary(sql, cohort));
  }

  /** Undoes the cohort, and apologises to those whom it restricted. */
  public Outcome undo(Cohort cohort, Undoing undoing) {
    Set<EntityRef> entities = new HashSet<>();
    long undone = 0;
    long sent = 0;
    while (undone < MOST) {
      Chunk chunk = casework.change(turn -> chunk(turn, cohort, undoing));
      if (chunk.undone.isEmpty()) {
        return new Outcome(undone, entities.size(), sent, true);
      }
      undone += chunk.undone.size();
      sent += chunk.apologies;
      chunk.undone.forEach(it -> entities.addAll(it.measure().targets()));
    }
    return new Outcome(undone, entities.size(), sent, false);
  }

  private record Chunk(List<Enforcement> undone, int apologies) {}

  private Chunk chunk(Turn turn, Cohort cohort, Undoing undoing) {
    List<Enforcement> undone =
        CohortStore.ids(turn.sql(), cohort, CHUNK).stream()
            .flatMap(id -> turn.ledger().undo(id, undoing).stream())
            .toList();
    Map<EntityRef, List<Enforcement>> restricted = new LinkedHashMap<>();
    for (Enforcement it : undone) {
      if (it.measure().isRestricting() && !it.measure().targets().isEmpty()) {
        restricted
            .computeIfAbsent(it.measure().targets().getFirst(), _ -> new ArrayList<>())
            .add(it);
      }
    }
    int told = 0;
    for (Map.Entry<EntityRef, List<Enforcement>> each : restricted.entrySet()) {
      told += apologies.queue(turn, each.getKey(), cohort, each.getValue()) ? 1 : 0;
    }
    return new Chunk(undone, told);
  }
}
