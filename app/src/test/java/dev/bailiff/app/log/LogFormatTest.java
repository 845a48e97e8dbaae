package dev.bailiff.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LogFormatTest {
  private static final String SECRET = "4111111111111111";

  @Test
  void an_entry_is_one_object_on_one_line() {
    LogRecord entry = entry("{0} of {1}\nand more \u001b[31m");
    entry.setParameters(new Object[] {1, 2});
    String line = LogFormat.JSON.formatter().format(entry);
    assertThat(line.strip().lines()).hasSize(1);
    JsonNode read = JsonMapper.builder().build().readTree(line);
    assertThat(read.get("time").asString()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(read.get("level").asString()).isEqualTo("WARNING");
    assertThat(read.get("logger").asString()).isEqualTo("dev.bailiff.test");
    assertThat(read.get("message").asString()).startsWith("1 of 2\nand more");
  }

  @Test
  void people_get_a_line_without_control_characters() {
    assertThat(LogFormat.TEXT.formatter().format(entry("a\nb \u001b[31m")))
        .isEqualTo("2026-11-23T10:00:00Z WARNING a b  [31m\n");
  }

  @Test
  void what_an_exception_says_is_left_out_and_where_it_comes_from_is_not() {
    LogRecord entry = entry("it broke");
    entry.setThrown(new IllegalStateException(SECRET, new NumberFormatException(SECRET)));
    for (LogFormat format : LogFormat.values()) {
      assertThat(format.formatter().format(entry))
          .doesNotContain(SECRET)
          .contains("IllegalStateException", "NumberFormatException", "LogFormatTest");
    }
  }

  @Test
  void a_line_has_an_end() {
    for (LogFormat format : LogFormat.values()) {
      assertThat(format.formatter().format(entry("x".repeat(100_000)))).hasSizeLessThan(2_200);
    }
  }

  @Test
  void what_is_written_becomes_entries() {
    Logger log = Logger.getAnonymousLogger();
    log.setUseParentHandlers(false);
    List<String> said = new ArrayList<>();
    log.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            said.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    PrintWriter out = new PrintWriter(new LogWriter(log), true);
    out.println("one");
    out.printf("two %d%nthree%n", 2);
    out.flush();
    assertThat(said).containsExactly("one", "two 2", "three");
  }

  private static LogRecord entry(String message) {
    LogRecord entry = new LogRecord(Level.WARNING, message);
    entry.setInstant(Instant.parse("2026-11-23T10:00:00Z"));
    entry.setLoggerName("dev.bailiff.test");
    return entry;
  }
}
