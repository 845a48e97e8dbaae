package dev.bailiff.app.desk;

import dev.bailiff.casework.channel.Mail;
import dev.bailiff.casework.desk.PostBox;
import dev.bailiff.casework.outbox.Message;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** Leaves letters in the outbox: as mail, and for the systems that are told of enforcements. */
public final class OutboxPost implements PostBox {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of a letter that is too long for the outbox; the whole is on file. */
  private static final int MOST_TEXT = 40_000;

  private final List<String> systems;
  private final boolean mails;

  /**
   * @param systems the destinations of messages to other systems
   * @param mails whether there is a server for mail
   */
  public OutboxPost(List<String> systems, boolean mails) {
    this.systems = List.copyOf(systems);
    this.mails = mails;
  }

  @Override
  public void leave(DSLContext sql, Addressed addressed, Instant now) {
    if (!mails) {
      return;
    }
    Letter letter = addressed.letter();
    String whole = payload(addressed.email(), letter, letter.text(), letter.html());
    String payload =
        Message.fits(whole) ? whole : payload(addressed.email(), letter, cut(letter), "");
    String reference = Storable.id(addressed.reference()); // parts of it come from outside
    Outbox.add(
        sql,
        List.of(new Message(Mail.DESTINATION, addressed.topic(), reference, reference, payload)),
        now);
  }

  @Override
  public void tell(DSLContext sql, Told told, Instant now) {
    String topic = "letter." + told.topic();
    String whole = payload(topic, told, now, true);
    String payload = Message.fits(whole) ? whole : payload(topic, told, now, false);
    Outbox.add(
        sql,
        systems.stream()
            .map(to -> new Message(to, topic, told.reference(), told.reference(), payload))
            .toList(),
        now);
  }

  private static String payload(String email, Letter letter, String text, String html) {
    return Mail.of(email, letter.language(), letter.subject(), text, html).payload();
  }

  private static String cut(Letter letter) {
    String text = letter.text();
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
  }

  private static String payload(String topic, Told told, Instant now, boolean withPage) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("reference", told.reference());
    content.put("recipient", told.recipient().toString());
    content.put("language", told.letter().language().toLanguageTag());
    content.put("subject", told.letter().subject());
    content.put("text", withPage ? told.letter().text() : cut(told.letter()));
    if (withPage) {
      content.put("html", told.letter().html());
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", topic);
    members.put("timestamp", now.toString());
    members.put("data", content);
    return JSON.writeValueAsString(members);
  }
}
