package dev.bailiff.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.desk.PostBox;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.outbox.Posted;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxPostTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final EntityRef ALICE = new EntityRef(Entity.ACCOUNT, "alice");

  @TempDir private Path folder = Path.of("");

  @Test
  void a_letter_that_is_too_long_and_a_reference_from_outside_stop_nothing() {
    Letter letter = new Letter(Locale.ENGLISH, "long", "x".repeat(200_000), "y".repeat(200_000));
    String reference = "r".repeat(3_000);
    try (Database database =
        Database.open(new DatabaseSpec.Embedded(folder.resolve("casework.db")))) {
      PostBox post = new OutboxPost(List.of("hook"), true);
      List<Posted> left =
          database.write(sql -> {
            post.leave(
                sql, new PostBox.Addressed("statement", reference, "a@example.com", letter), NOW);
            post.tell(sql, new PostBox.Told("statement", "s1", ALICE, letter), NOW);
            return Outbox.after(sql, 0, Outbox.Filter.ALL, 10);
          });
      assertThat(left).extracting(Posted::destination).containsExactly("mail", "hook");
      assertThat(left.getFirst().about().length()).isLessThanOrEqualTo(512);
      assertThat(left.getLast().payload()).contains("letter.statement", "account:alice");
    }
  }

  @Test
  void without_a_server_for_mail_none_is_left() {
    Letter letter = new Letter(Locale.ENGLISH, "subject", "text", "<p>page</p>");
    try (Database database =
        Database.open(new DatabaseSpec.Embedded(folder.resolve("casework.db")))) {
      List<Posted> left =
          database.write(sql -> {
            new OutboxPost(List.of(), false)
                .leave(sql, new PostBox.Addressed("statement", "s1", "a@example.com", letter), NOW);
            return Outbox.after(sql, 0, Outbox.Filter.ALL, 10);
          });
      assertThat(left).isEmpty();
    }
  }
}
