package dev.bailiff.casework.outgoing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The statements that were issued, within a transaction of the caller's. A recipient is told of a
 * decision once, which the database holds too.
 */
public final class StatementStore {
  private static final Table<Record> STATEMENT = table(name("statement"));
  private static final Field<String> ID = text("id");
  private static final Field<String> DECISION = text("decision");
  private static final Field<String> RECIPIENT_ENTITY = text("recipient_entity");
  private static final Field<String> RECIPIENT_ID = text("recipient_id");
  private static final Field<String> CLAUSE = text("clause");
  private static final Field<String> POLICY_VERSION = text("policy_version");
  private static final Field<Long> ISSUED = field(name("issued"), SQLDataType.BIGINT);
  private static final Field<String> LANGUAGE = text("language");
  private static final Field<String> SUBJECT = text("subject");
  private static final Field<String> TEXT = text("body_text");
  private static final Field<String> PAGE = text("body_page");

  private static final Table<Record> ENFORCEMENTS = table(name("statement_enforcement"));
  private static final Table<Record> DECIDERS = table(name("statement_decider"));
  private static final Field<String> STATEMENT_ID = text("statement_id");
  private static final Field<String> ENFORCEMENT = text("enforcement");
  private static final Field<String> REVIEWER = text("reviewer");

  private StatementStore() {}

  /** Puts a statement on file. */
  public static void add(DSLContext sql, Issued issued) {
    sql.insertInto(STATEMENT).set(values(issued)).execute();
    for (String enforcement : issued.enforcements()) {
      sql.insertInto(ENFORCEMENTS)
          .set(STATEMENT_ID, issued.id())
          .set(ENFORCEMENT, enforcement)
          .execute();
    }
    for (Reviewer decider : issued.deciders()) {
      sql.insertInto(DECIDERS).set(STATEMENT_ID, issued.id()).set(REVIEWER, decider.id()).execute();
    }
  }

  /** The statement with this id. */
  public static Optional<Issued> find(DSLContext sql, String id) {
    return sql.selectFrom(STATEMENT).where(ID.eq(id)).fetchOptional(row -> issued(sql, row));
  }

  /** What this recipient was told, latest first, at most so many. */
  public static List<Issued> to(DSLContext sql, EntityRef recipient, int limit) {
    return sql.selectFrom(STATEMENT)
        .where(isTo(recipient))
        .orderBy(ISSUED.desc(), ID.desc())
        .limit(limit)
        .fetch()
        .map(row -> issued(sql, row));
  }

  /** Takes the words of what this recipient was told away; says of how many statements. */
  public static int eraseWords(DSLContext sql, EntityRef recipient) {
    return sql.update(STATEMENT)
        .setNull(SUBJECT)
        .setNull(TEXT)
        .setNull(PAGE)
        .where(isTo(recipient), SUBJECT.isNotNull())
        .execute();
  }

  private static Condition isTo(EntityRef recipient) {
    return RECIPIENT_ENTITY
        .eq(recipient.entity().label())
        .and(RECIPIENT_ID.eq(Storable.id(recipient.id())));
  }

  private static Map<Field<?>, Object> values(Issued issued) {
    Map<Field<?>, Object> values = new HashMap<>();
    values.put(ID, issued.id());
    values.put(DECISION, issued.decision());
    values.put(RECIPIENT_ENTITY, issued.recipient().entity().label());
    values.put(RECIPIENT_ID, Storable.id(issued.recipient().id()));
    values.put(CLAUSE, issued.clause());
    values.put(POLICY_VERSION, issued.policyVersion());
    values.put(ISSUED, issued.at().toEpochMilli());
    values.put(LANGUAGE, issued.letter().map(Letter::language).orElse(Locale.ROOT).toLanguageTag());
    issued
        .letter()
        .ifPresent(letter -> {
          values.put(SUBJECT, Storable.text(letter.subject()));
          values.put(TEXT, Storable.text(letter.text()));
          values.put(PAGE, Storable.text(letter.html()));
        });
    return values;
  }

  private static Issued issued(DSLContext sql, Record row) {
    String id = row.get(ID);
    Set<Reviewer> deciders =
        sql.selectFrom(DECIDERS).where(STATEMENT_ID.eq(id)).fetch(REVIEWER).stream()
            .map(Reviewer::new)
            .collect(Collectors.toSet());
    return new Issued(
        id,
        row.get(DECISION),
        new EntityRef(
            Entity.labelled(row.get(RECIPIENT_ENTITY)).orElseThrow(), row.get(RECIPIENT_ID)),
        row.get(CLAUSE),
        row.get(POLICY_VERSION),
        Instant.ofEpochMilli(row.get(ISSUED)),
        sql.selectFrom(ENFORCEMENTS).where(STATEMENT_ID.eq(id)).fetchSet(ENFORCEMENT),
        deciders,
        letter(row));
  }

  private static Optional<Letter> letter(Record row) {
    String subject = row.get(SUBJECT);
    return subject == null
        ? Optional.empty()
        : Optional.of(
            new Letter(
                Locale.forLanguageTag(row.get(LANGUAGE)), subject, row.get(TEXT), row.get(PAGE)));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
