package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads what about people is in the audit log. */
final class AuditedReadsTest {
  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void what_is_read_about_people_is_noted_once_for_each_request()
      throws IOException, InterruptedException {
    String reviewer = service.makeKey(Role.REVIEWER);
    for (String path :
        List.of(
            "/v1/cases?queue=reports",
            "/v1/statements?account=a1",
            "/v1/appeals",
            "/v1/enforcements?limit=5")) {
      read(reviewer, path);
    }
    read(service.key(), "/v1/holds");
    assertThat(noted())
        .containsExactly(
            "key:reviewer read cases queue",
            "key:reviewer read statements account",
            "key:reviewer read appeals ",
            "key:reviewer read enforcements limit",
            "key:operator read holds ");
  }

  @Test
  void the_history_of_somebody_is_noted_without_their_name()
      throws IOException, InterruptedException {
    read(service.key(), "/v1/entities/account/eve/history");
    read(service.key(), "/v1/entities/account/eve/history");
    read(service.key(), "/v1/entities/account/mallory/history");
    List<String> noted = noted();
    assertThat(noted)
        .hasSize(3)
        .allMatch(it -> it.matches("key:operator read entities/account/[0-9a-f]{16}/history "));
    assertThat(noted.get(0)).isEqualTo(noted.get(1)).isNotEqualTo(noted.get(2));
  }

  @Test
  void what_was_not_shown_and_what_is_about_nobody_is_not_noted()
      throws IOException, InterruptedException {
    String key = service.makeKey(Role.SERVICE);
    for (String path : List.of("/v1/cases", "/v1/appeals")) {
      read(key, path);
    }
    read(service.key(), "/v1/cases/none");
    read(service.key(), "/v1/statements/none");
    read(service.key(), "/v1/deliveries");
    read(service.key(), "/v1/restraints");
    read(service.key(), "/v1/audit/check");
    assertThat(noted()).isEmpty();
  }

  private void read(String key, String path) throws IOException, InterruptedException {
    service.sendWithoutKey(
        HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + key));
  }

  private List<String> noted() throws IOException {
    service.close();
    try (Database database =
        Database.open(new DatabaseSpec.Embedded(folder.resolve("data/casework.db")))) {
      List<AuditEntry> entries = database.read(sql -> AuditLog.after(sql, 0, 100));
      return entries.stream()
          .filter(entry -> entry.act().equals("read"))
          .map(AuditedReadsTest::text)
          .toList();
    }
  }

  private static String text(AuditEntry entry) {
    AuditEntry.Details details = entry.details();
    return "%s %s %s %s"
        .formatted(
            entry.actor().name(),
            entry.act(),
            entry.subject(),
            details == null ? "" : details.after());
  }
}
