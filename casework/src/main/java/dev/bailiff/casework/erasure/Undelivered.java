package dev.bailiff.casework.erasure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.channel.Mail;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lies in the outbox about records that are erased. Letters go, delivered or not. Another
 * system may still act on what was undone, so it is told which enforcement, and no more.
 */
final class Undelivered {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Table<Record> OUTBOX = table(name("outbox"));
  private static final Field<String> ID = text("id");
  private static final Field<String> TOPIC = text("topic");
  private static final Field<String> ABOUT = text("about");
  private static final Field<String> PAYLOAD = text("payload");
  private static final Field<Long> SETTLED = field(name("settled"), SQLDataType.BIGINT);

  private final DSLContext sql;
  private final List<String> subjects;

  Undelivered(DSLContext sql, List<String> subjects) {
    this.sql = sql;
    this.subjects = subjects;
  }

  void drop() {
    Condition concerned = ABOUT.in(subjects);
    Condition isLetter = text("destination").eq(Mail.DESTINATION).or(TOPIC.like("letter.%"));
    sql.deleteFrom(OUTBOX).where(concerned, SETTLED.isNotNull().or(isLetter)).execute();
    for (Record waiting : sql.select(ID, TOPIC, ABOUT).from(OUTBOX).where(concerned).fetch()) {
      String outline =
          JSON.writeValueAsString(
              Map.of(
                  "type",
                  waiting.get(TOPIC),
                  "data",
                  Map.of("enforcement", Map.of("id", waiting.get(ABOUT)))));
      sql.update(OUTBOX).set(PAYLOAD, outline).where(ID.eq(waiting.get(ID))).execute();
    }
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
