package dev.bailiff.casework.permits;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.FactsParser;
import dev.bailiff.core.event.FactsWriter;
import dev.bailiff.core.event.Permit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of permits and of their uses, within a transaction of the caller's. */
final class PermitTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private static final Table<Record> PERMIT = table(name("permit"));
  private static final Field<String> ID = text("id");
  private static final Field<String> TERMS = text("terms");
  private static final Field<Long> ISSUED = number("issued");
  private static final Field<String> ISSUER = text("issuer");
  private static final Field<String> BECAUSE = text("because");
  private static final Field<Long> REVOKED = number("revoked");
  private static final Field<String> REVOKED_BY = text("revoked_by");
  private static final Field<String> REVOKED_BECAUSE = text("revoked_because");

  private static final Table<Record> USE = table(name("permit_use"));
  private static final Field<String> USED = text("permit");
  private static final Field<Long> COVERED = number("covered");
  private static final Field<Long> CROSSED = number("crossed");
  private static final Field<Long> FIRST = number("first_used");
  private static final Field<Long> LAST = number("last_used");
  private static final Field<String> LAST_CROSSED = text("last_crossed");

  private PermitTable() {}

  static List<Granted> all(DSLContext sql) {
    return sql.selectFrom(PERMIT).orderBy(ISSUED, ID).fetch(PermitTable::granted);
  }

  static void add(DSLContext sql, Granted it) {
    sql.insertInto(PERMIT)
        .set(ID, it.permit().id())
        .set(TERMS, terms(it.permit()))
        .set(ISSUED, it.issued().toEpochMilli())
        .set(ISSUER, it.issuer())
        .set(BECAUSE, it.because())
        .execute();
  }

  static void revoke(DSLContext sql, String id, Granted.Revoked how) {
    sql.update(PERMIT)
        .set(REVOKED, how.at().toEpochMilli())
        .set(REVOKED_BY, how.by())
        .set(REVOKED_BECAUSE, how.because())
        .where(ID.eq(id))
        .execute();
  }

  static Map<String, Use> uses(DSLContext sql) {
    Map<String, Use> uses = new HashMap<>();
    for (Record row : sql.selectFrom(USE).fetch()) {
      uses.put(row.get(USED), use(row));
    }
    return uses;
  }

  static void count(DSLContext sql, String permit, Use more) {
    String id = key(permit);
    Optional<Use> before = sql.selectFrom(USE).where(USED.eq(id)).fetchOptional(PermitTable::use);
    Use now = before.map(it -> it.and(more)).orElse(more);
    sql.deleteFrom(USE).where(USED.eq(id)).execute();
    sql.insertInto(USE)
        .set(USED, id)
        .set(COVERED, now.covered())
        .set(CROSSED, now.crossed())
        .set(FIRST, now.first().toEpochMilli())
        .set(LAST, now.last().toEpochMilli())
        .set(LAST_CROSSED, now.lastCrossed().map(Storable::text).orElse(null))
        .execute();
  }

  /** Ids in policy folders may be longer than those that are given here. */
  static String key(String permit) {
    String id = Storable.text(permit);
    return id.length() <= Permits.MAX_ID ? id : id.substring(0, Permits.MAX_ID);
  }

  /** The terms as JSON. */
  static String terms(Permit permit) {
    return JSON.writeValueAsString(FactsWriter.write(Facts.MISSING.withPermits(List.of(permit))));
  }

  private static Granted granted(Record row) {
    Permit permit =
        FactsParser.parse(JSON.readValue(row.get(TERMS), OBJECT))
            .accepted()
            .flatMap(Facts::permits)
            .map(List::getFirst)
            .orElseThrow();
    return new Granted(
        permit,
        Instant.ofEpochMilli(row.get(ISSUED)),
        row.get(ISSUER),
        row.get(BECAUSE),
        Optional.ofNullable(row.get(REVOKED))
            .map(at ->
                new Granted.Revoked(
                    Instant.ofEpochMilli(at), row.get(REVOKED_BY), row.get(REVOKED_BECAUSE))));
  }

  private static Use use(Record row) {
    return new Use(
        row.get(COVERED),
        row.get(CROSSED),
        Instant.ofEpochMilli(row.get(FIRST)),
        Instant.ofEpochMilli(row.get(LAST)),
        Optional.ofNullable(row.get(LAST_CROSSED)));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
