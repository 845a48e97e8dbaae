package dev.bailiff.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class DatabaseTest {
  private static final Table<Record> PROGRESS = table(name("progress"));
  private static final Field<String> JOURNAL = field(name("journal"), SQLDataType.VARCHAR);
  private static final Field<Long> SEQUENCE = field(name("sequence"), SQLDataType.BIGINT);

  private final DatabaseSpec spec;
  private final Database database;

  DatabaseTest(Backend backend) {
    spec = backend.empty();
    database = Database.open(spec);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_written_is_read_after_opening_again() {
    database.write(sql -> insert(sql, "a", 7));
    database.close();
    try (Database again = Database.open(spec)) {
      assertThat(again.read(DatabaseTest::journals)).containsExactly("a");
    }
  }

  @Test
  void work_that_throws_leaves_nothing() {
    assertThatThrownBy(() ->
            database.write(sql -> {
              insert(sql, "a", 7);
              throw new IllegalStateException("halfway");
            }))
        .hasMessage("halfway");
    assertThat(database.read(DatabaseTest::journals)).isEmpty();
  }

  @Test
  void a_failing_statement_is_named_and_leaves_nothing() {
    assertThatThrownBy(() ->
            database.write(sql -> {
              insert(sql, "a", 7);
              return insert(sql, "a", 8);
            }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the database failed");
    assertThat(database.read(DatabaseTest::journals)).isEmpty();
  }

  @Test
  void readers_cannot_write() {
    assertThatThrownBy(() -> database.read(sql -> insert(sql, "a", 7)))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void a_reader_does_not_see_what_is_not_committed() {
    database.write(sql -> {
      insert(sql, "a", 7);
      assertThat(database.read(DatabaseTest::journals)).isEmpty();
      return 0;
    });
  }

  @Test
  void texts_of_all_scripts_come_back_as_they_were() {
    String text = "naïve 日本語 \uD83D\uDE00 ' \" \\ % _ \t";
    database.write(sql -> insert(sql, text, 7));
    assertThat(database.read(DatabaseTest::journals)).containsExactly(text);
  }

  @Test
  void what_no_database_can_keep_is_replaced_before() {
    String text = Storable.text("nul \u0000 high \uD800 low \uDC00 pair \uD83D\uDE00");
    assertThat(text).isEqualTo("nul \uFFFD high \uFFFD low \uFFFD pair \uD83D\uDE00");
    database.write(sql -> insert(sql, text, 7));
    assertThat(database.read(DatabaseTest::journals)).containsExactly(text);
  }

  @Test
  void a_file_that_is_no_database_is_refused_with_its_reason(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("x.db"), "not a database at all".repeat(100));
    assertThatThrownBy(() -> Database.open(new DatabaseSpec.Embedded(file)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not a database");
  }

  private static int insert(DSLContext sql, String journal, long sequence) {
    return sql.insertInto(PROGRESS).set(JOURNAL, journal).set(SEQUENCE, sequence).execute();
  }

  private static List<String> journals(DSLContext sql) {
    return sql.select(JOURNAL).from(PROGRESS).fetch(JOURNAL);
  }
}
