package dev.bailiff.casework.editions;

import static dev.bailiff.casework.editions.EditionTables.AT;
import static dev.bailiff.casework.editions.EditionTables.BACKTESTS;
import static dev.bailiff.casework.editions.EditionTables.BECAUSE;
import static dev.bailiff.casework.editions.EditionTables.BY_KIND;
import static dev.bailiff.casework.editions.EditionTables.BY_NAME;
import static dev.bailiff.casework.editions.EditionTables.COMPARED;
import static dev.bailiff.casework.editions.EditionTables.COMPLETE;
import static dev.bailiff.casework.editions.EditionTables.CONTENT;
import static dev.bailiff.casework.editions.EditionTables.EDITION;
import static dev.bailiff.casework.editions.EditionTables.EDITIONS;
import static dev.bailiff.casework.editions.EditionTables.ID;
import static dev.bailiff.casework.editions.EditionTables.NAME;
import static dev.bailiff.casework.editions.EditionTables.NUMBER;
import static dev.bailiff.casework.editions.EditionTables.POLICY;
import static dev.bailiff.casework.editions.EditionTables.PROPOSED_AT;
import static dev.bailiff.casework.editions.EditionTables.PUBLICATIONS;
import static dev.bailiff.casework.editions.EditionTables.RESULT;
import static dev.bailiff.casework.editions.EditionTables.SINCE;
import static dev.bailiff.casework.editions.EditionTables.TEXTS;
import static dev.bailiff.casework.editions.EditionTables.VERSION;

import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps editions, within a transaction of the caller's; each change is in the audit log. */
public final class EditionStore {
  /** Beyond this the oldest that was never published goes. */
  public static final int MOST_WAITING = 50;

  private static final int MOST_PUBLICATIONS = 100;

  private final AuditLog audit;

  public EditionStore(AuditLog audit) {
    this.audit = audit;
  }

  /** The edition with this id. */
  public static Optional<Edition> find(DSLContext sql, String id) {
    return sql.selectFrom(EDITIONS).where(ID.eq(id)).fetchOptional(EditionTables::edition);
  }

  /** Its texts, by the names of their files. */
  public static Map<String, String> texts(DSLContext sql, String id) {
    Map<String, String> texts = new TreeMap<>();
    sql.selectFrom(TEXTS)
        .where(EDITION.eq(id))
        .forEach(row -> texts.put(row.get(NAME), row.get(CONTENT)));
    return texts;
  }

  /** The editions that were never published, the latest first. */
  public static List<Edition> waiting(DSLContext sql) {
    return sql.selectFrom(EDITIONS)
        .where(ID.notIn(sql.select(EDITION).from(PUBLICATIONS)))
        .orderBy(PROPOSED_AT.desc(), ID)
        .fetch(EditionTables::edition);
  }

  /** What came into force, the latest first, at most a hundred. */
  public static List<Publication> publications(DSLContext sql) {
    return sql.selectFrom(PUBLICATIONS)
        .orderBy(NUMBER.desc())
        .limit(MOST_PUBLICATIONS)
        .fetch(EditionTables::publication);
  }

  /** What is in force. */
  public static Optional<Publication> inForce(DSLContext sql) {
    return sql.selectFrom(PUBLICATIONS)
        .orderBy(NUMBER.desc())
        .limit(1)
        .fetchOptional(EditionTables::publication);
  }

  /** Whether the edition is in force or was. */
  public static boolean wasPublished(DSLContext sql, String id) {
    return sql.fetchExists(PUBLICATIONS, EDITION.eq(id));
  }

  /** The latest backtest of the edition. */
  public static Optional<Backtest> backtest(DSLContext sql, String id) {
    return sql.selectFrom(BACKTESTS).where(EDITION.eq(id)).fetchOptional(EditionTables::backtest);
  }

  /** Keeps an edition; who proposed the same before gives way to who does now. */
  public void propose(DSLContext sql, Edition edition, Map<String, String> texts) {
    Step step = edition.proposed();
    if (find(sql, edition.id()).isPresent()) {
      sql.update(EDITIONS)
          .set(PROPOSED_AT, step.at().toEpochMilli())
          .set(BY_KIND, step.actor().kind().label())
          .set(BY_NAME, step.actor().name())
          .set(BECAUSE, step.because())
          .where(ID.eq(edition.id()))
          .execute();
    } else {
      insert(sql, edition, texts);
      waiting(sql).stream().skip(MOST_WAITING).forEach(old -> delete(sql, old.id()));
    }
    note(sql, "propose-policy", edition.id(), null, "version " + edition.version(), step);
  }

  /** Keeps a backtest in the place of the one before. */
  public void tried(DSLContext sql, Backtest backtest) {
    sql.deleteFrom(BACKTESTS).where(EDITION.eq(backtest.edition())).execute();
    sql.insertInto(BACKTESTS)
        .set(EDITION, backtest.edition())
        .set(AT, backtest.at().toEpochMilli())
        .set(BY_KIND, backtest.actor().kind().label())
        .set(BY_NAME, backtest.actor().name())
        .set(SINCE, backtest.since().toEpochMilli())
        .set(COMPARED, backtest.compared())
        .set(COMPLETE, backtest.isComplete() ? 1 : 0)
        .set(RESULT, backtest.result())
        .execute();
    String what = backtest.compared() + " events since " + backtest.since();
    Step step = new Step(backtest.at(), backtest.actor(), "");
    note(sql, "try-policy", backtest.edition(), null, what, step);
  }

  /** Says that the edition, which is kept, is in force from now on. */
  public Publication publish(DSLContext sql, String id, Step step) {
    Optional<Publication> before = inForce(sql);
    Publication next = new Publication(before.map(Publication::number).orElse(0L) + 1, id, step);
    sql.insertInto(PUBLICATIONS)
        .set(NUMBER, next.number())
        .set(EDITION, id)
        .set(AT, step.at().toEpochMilli())
        .set(BY_KIND, step.actor().kind().label())
        .set(BY_NAME, step.actor().name())
        .set(BECAUSE, step.because())
        .execute();
    @Nullable String old = before.map(Publication::edition).orElse(null);
    note(sql, "publish-policy", id, old, id, step);
    return next;
  }

  private static void insert(DSLContext sql, Edition edition, Map<String, String> texts) {
    sql.insertInto(EDITIONS)
        .set(ID, edition.id())
        .set(VERSION, edition.version())
        .set(POLICY, edition.policy())
        .set(PROPOSED_AT, edition.proposed().at().toEpochMilli())
        .set(BY_KIND, edition.proposed().actor().kind().label())
        .set(BY_NAME, edition.proposed().actor().name())
        .set(BECAUSE, edition.proposed().because())
        .execute();
    texts.forEach((name, text) ->
        sql.insertInto(TEXTS)
            .set(EDITION, edition.id())
            .set(NAME, name)
            .set(CONTENT, text)
            .execute());
  }

  private static void delete(DSLContext sql, String id) {
    sql.deleteFrom(BACKTESTS).where(EDITION.eq(id)).execute();
    sql.deleteFrom(TEXTS).where(EDITION.eq(id)).execute();
    sql.deleteFrom(EDITIONS).where(ID.eq(id)).execute();
  }

  private void note(
      DSLContext sql, String act, String id, @Nullable String before, String after, Step step) {
    audit.append(
        sql,
        List.of(
            new Deed(step.at(), step.actor(), act, "policy " + id, before, after, step.because())));
  }
}
