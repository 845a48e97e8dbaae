package dev.bailiff.app.desk;

import dev.bailiff.casework.channel.Mail;
import dev.bailiff.casework.desk.PostBox;
import dev.bailiff.casework.outbox.Message;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.statements.Letter;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Leaves letters in the outbox, as mail. */
public final class OutboxPost implements PostBox {
  @Override
  public void leave(DSLContext sql, Addressed addressed, Instant now) {
    Letter letter = addressed.letter();
    Mail mail =
        Mail.of(
            addressed.email(), letter.language(), letter.subject(), letter.text(), letter.html());
    Outbox.add(
        sql,
        List.of(
            new Message(
                Mail.DESTINATION,
                addressed.topic(),
                addressed.reference(),
                addressed.reference(),
                mail.payload())),
        now);
  }
}
