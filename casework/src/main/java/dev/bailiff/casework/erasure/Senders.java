package dev.bailiff.casework.erasure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Those who sent notices, which say their names and addresses. Until it is answered one is kept.
 */
final class Senders {
  private static final Table<Record> NOTICE = table(name("notice"));
  private static final Table<Record> CONTACT = table(name("contact"));
  private static final Field<String> EMAIL = text("sender_email");
  private static final Field<Long> ANSWERED = number("answered");

  private final DSLContext sql;
  private final Instant before;

  Senders(DSLContext sql, Instant before) {
    this.sql = sql;
    this.before = before;
  }

  /** How many notices this entity sent that still wait for an answer. */
  int unanswered(EntityRef entity) {
    return sql.fetchCount(NOTICE, isBy(entity).and(ANSWERED.isNull()));
  }

  /** Takes the sender out of the notices that this entity sent, and says of how many. */
  int forget(EntityRef entity) {
    return forget(isBy(entity));
  }

  /** Takes the senders out of the notices that led to these cases. */
  int forgetThoseOf(List<String> cases) {
    return forget(text("case_id").in(cases));
  }

  private int forget(Condition which) {
    return sql.update(NOTICE)
        .set(text("sender"), (String) null)
        .set(EMAIL, (String) null)
        .where(
            which,
            text("sender").isNotNull().or(EMAIL.isNotNull()),
            ANSWERED.isNotNull(),
            number("received").lt(before.toEpochMilli()))
        .execute();
  }

  /** A notice names no account; its sender is recognised by the address that an account has. */
  private static Condition isBy(EntityRef entity) {
    return EMAIL.in(
        DSL.select(text("email"))
            .from(CONTACT)
            .where(
                text("entity").eq(entity.entity().label()),
                field(name("contact", "id"), SQLDataType.VARCHAR).eq(Storable.id(entity.id()))));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
