package dev.bailiff.casework.desk;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Where, and in which language, accounts are written to: learned from the events of their making
 * and changing, and from whatever an account is judged for.
 */
public final class Contacts implements Follower {
  /** One address, and nothing that could become a second one or a header. */
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s,;<>\"\\p{Cntrl}]{1,64}@[^@\\s,;<>\"\\p{Cntrl}]{1,255}");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

  private static final Table<Record> CONTACT = table(name("contact"));
  private static final Field<String> ENTITY = text("entity");
  private static final Field<String> ID = text("id");
  private static final Field<String> MAIL = text("email");
  private static final Field<String> SPEAKS = text("language");
  private static final Field<Long> LEARNED = field(name("learned"), SQLDataType.BIGINT);

  /**
   * How somebody is written to.
   *
   * @param email the mail address
   * @param language the language, if they chose one
   */
  public record Contact(String email, Optional<Locale> language) {}

  @Override
  public void follow(Turn turn) {
    turn.followed().forEach(it -> learn(turn.sql(), it.decided().decision().event(), turn.now()));
  }

  @Override
  public boolean concerns(Decision decision) {
    return isTold(decision.event());
  }

  /** Whether the event says of an account how it is written to. */
  static boolean isTold(Event event) {
    return isAboutAccount(event) && email(event).isPresent();
  }

  /** How this entity is written to, if that is known. */
  public static Optional<Contact> of(DSLContext sql, EntityRef entity) {
    return sql.selectFrom(CONTACT)
        .where(ENTITY.eq(entity.entity().label()), ID.eq(Storable.id(entity.id())))
        .fetchOptional(row ->
            new Contact(
                row.get(MAIL), Optional.ofNullable(row.get(SPEAKS)).map(Locale::forLanguageTag)));
  }

  /** Whether this is one address that mail can be sent to, and nothing else. */
  static boolean isAddress(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** Forgets how this entity is written to. */
  static void forget(DSLContext sql, EntityRef entity) {
    sql.deleteFrom(CONTACT)
        .where(ENTITY.eq(entity.entity().label()), ID.eq(Storable.id(entity.id())))
        .execute();
  }

  private static void learn(DSLContext sql, Event event, Instant now) {
    Optional<EntityRef> account = event.entity(Entity.ACCOUNT);
    Optional<String> email = email(event);
    if (account.isEmpty() || email.isEmpty()) {
      return;
    }
    Optional<String> language = language(event);
    var insert =
        sql.insertInto(CONTACT)
            .set(ENTITY, account.get().entity().label())
            .set(ID, Storable.id(account.get().id()))
            .set(MAIL, Storable.text(email.get()))
            .set(SPEAKS, language.orElse(null))
            .set(LEARNED, now.toEpochMilli())
            .onConflict(ENTITY, ID)
            .doUpdate()
            .set(MAIL, Storable.text(email.get()))
            .set(LEARNED, now.toEpochMilli());
    language.map(it -> insert.set(SPEAKS, it)).orElse(insert).execute();
  }

  private static boolean isAboutAccount(Event event) {
    return event.type().equals(EventTypes.ACCOUNT_CREATED)
        || event.type().equals(EventTypes.ACCOUNT_CHANGED);
  }

  private static Optional<String> email(Event event) {
    return event.text("account.email").filter(Contacts::isAddress);
  }

  /** Only the making of an account says the language of its owner; elsewhere it is a text's. */
  private static Optional<String> language(Event event) {
    return event.type().equals(EventTypes.ACCOUNT_CREATED)
        ? event.text("event.language").filter(it -> LANGUAGE.matcher(it).matches())
        : Optional.empty();
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
