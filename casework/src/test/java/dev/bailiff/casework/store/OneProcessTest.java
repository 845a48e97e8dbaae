package dev.bailiff.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** One process at a time works on a server's database; a file's is kept by the journal's lock. */
final class OneProcessTest {
  private static final String REFUSED = "another process works on this database";

  private final DatabaseSpec.Server spec = (DatabaseSpec.Server) Backend.POSTGRESQL.fresh();

  @Test
  void a_second_one_is_refused_until_the_first_has_ended() {
    Database first = Database.open(spec);
    assertThatThrownBy(() -> Database.open(spec))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(REFUSED);
    int one = first.write(sql -> sql.fetchSingle("select 1").get(0, Integer.class));
    assertThat(one).isEqualTo(1);
    first.close();
    Database.open(spec).close();
  }

  @Test
  void who_lost_the_lock_to_another_writes_no_more() throws SQLException {
    try (Database first = Database.open(spec)) {
      cutOffWhoHoldsTheLock();
      try (Database second = Database.open(spec)) {
        // the first attempt may still be made on the connection that was cut off
        assertThatThrownBy(() -> first.write(sql -> sql.execute("delete from audit")))
            .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> first.write(sql -> sql.execute("delete from audit")))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining(REFUSED);
        int none = second.write(sql -> sql.fetchSingle("select 1").get(0, Integer.class));
        assertThat(none).isEqualTo(1);
      }
      int again = first.write(sql -> sql.fetchSingle("select 1").get(0, Integer.class));
      assertThat(again).isEqualTo(1);
    }
  }

  private void cutOffWhoHoldsTheLock() throws SQLException {
    try (Connection connection = DriverManager.getConnection(spec.url(), spec.user(), "");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid, 5000) from pg_locks
          where locktype = 'advisory'
            and database = (select oid from pg_database where datname = current_database())
          """);
    }
  }
}
