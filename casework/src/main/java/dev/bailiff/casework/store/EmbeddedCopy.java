package dev.bailiff.casework.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Copies an embedded database while it is written to. */
public final class EmbeddedCopy {
  private static final int PATIENCE_MILLIS = 10_000;

  private EmbeddedCopy() {}

  /** Writes what is committed now into a file that does not exist yet. */
  public static void write(DatabaseSpec.Embedded database, Path target) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    String url = "jdbc:sqlite:" + database.file().toAbsolutePath();
    try (Connection connection = DriverManager.getConnection(url, config.toProperties());
        PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
      copy.setString(1, target.toAbsolutePath().toString());
      copy.execute();
    } catch (SQLException e) {
      throw new StoreException("the database cannot be copied: " + e.getMessage(), e);
    }
  }
}
