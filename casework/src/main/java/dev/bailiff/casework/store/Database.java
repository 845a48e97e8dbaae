package dev.bailiff.casework.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;

/**
 * The database under casework. All SQL goes through jOOQ and runs in one of two kinds of
 * transaction: {@link #write} or {@link #read}.
 *
 * <p>SQLite takes one writer at a time, so there is one connection for it, which begins each
 * transaction as a writer; readers see the state before it. A commit has reached the disk when
 * {@code write} returns (WAL with full synchronisation). PostgreSQL does the same by default.
 *
 * <p>One process at a time works on a database, as it remembers what stands there. On a server its
 * one writing connection holds a lock for as long as it lives; a connection that is made anew,
 * after the server was away, takes the lock again or cannot write.
 */
public final class Database implements AutoCloseable {
  /** More than one would only wait for each other, as appending to the audit log is serial. */
  private static final int WRITERS = 1;

  /** Reads are short; PostgreSQL allows a hundred connections unless told otherwise. */
  private static final int READERS = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For a connection of a process that was killed to be gone. */
  private static final int TRIES = 30;

  /** Any number will do that others are not likely to choose. */
  private static final long LOCK = 0x6261696c696666L;

  private static final String TAKE_LOCK =
      """
      do $$ begin
        for tries in 1..%d loop
          if pg_try_advisory_lock(%d) then return; end if;
          perform pg_sleep(0.1);
        end loop;
        raise exception 'another process works on this database';
      end $$\
      """
          .formatted(TRIES, LOCK);

  private static final String MIGRATIONS = "classpath:dev/bailiff/casework/migration";

  private final SQLDialect dialect;
  private final HikariDataSource writers;
  private final HikariDataSource readers;

  /** What is done in one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it, and says what came of it. */
    T in(DSLContext sql);
  }

  private Database(SQLDialect dialect, HikariDataSource writers, HikariDataSource readers) {
    this.dialect = dialect;
    this.writers = writers;
    this.readers = readers;
  }

  /** Opens the database after bringing its schema up to date. */
  public static Database open(DatabaseSpec spec) {
    return switch (spec) {
      case DatabaseSpec.Embedded(Path file) -> openFile(file);
      case DatabaseSpec.Server server -> openServer(server);
    };
  }

  /** Does the work in one transaction, which is committed unless the work throws. */
  public <T> T write(Work<T> work) {
    return within(writers, work);
  }

  /** Does work that changes nothing, on one state of the database. */
  public <T> T read(Work<T> work) {
    return within(readers, work);
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }

  private <T> T within(DataSource source, Work<T> work) {
    try (Connection connection = source.getConnection()) { // returning it rolls back what is left
      T result = work.in(DSL.using(connection, dialect));
      connection.commit();
      return result;
    } catch (SQLException | DataAccessException e) {
      throw new StoreException("the database failed: " + reason(e), e);
    }
  }

  private static Database openFile(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new StoreException("cannot make the folder of " + file, e);
    }
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    return open(SQLDialect.SQLITE, url, embedded(false), embedded(true));
  }

  private static Database openServer(DatabaseSpec.Server server) {
    Properties properties = new Properties();
    properties.setProperty("user", server.user());
    properties.setProperty("password", server.password());
    properties.setProperty("ApplicationName", "bailiff");
    return open(SQLDialect.POSTGRES, server.url(), properties, properties);
  }

  private static Database open(
      SQLDialect dialect, String url, Properties writing, Properties reading) {
    HikariDataSource writers = null;
    Database database = null;
    try {
      if (dialect == SQLDialect.SQLITE) { // its file is locked by whoever migrates it
        migrate(url, writing);
      }
      writers = pool(false, url, writing);
      if (dialect == SQLDialect.POSTGRES) {
        migrate(url, writing);
      }
      database = new Database(dialect, writers, pool(true, url, reading));
      return database;
    } catch (FlywayException | PoolInitializationException e) {
      throw new StoreException("the database cannot be opened: " + reason(e), e);
    } finally {
      if (database == null && writers != null) {
        writers.close();
      }
    }
  }

  private static void migrate(String url, Properties properties) {
    Flyway.configure()
        .dataSource(url, properties.getProperty("user"), properties.getProperty("password"))
        .locations(MIGRATIONS)
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private static Properties embedded(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    if (!readOnly) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    return config.toProperties();
  }

  private static HikariDataSource pool(boolean isReader, String url, Properties properties) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(isReader ? "casework readers" : "casework writer");
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(isReader ? READERS : WRITERS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setAutoCommit(false);
    config.setReadOnly(isReader);
    if (!isReader && url.startsWith("jdbc:postgresql:")) {
      config.setConnectionInitSql(TAKE_LOCK);
      config.setMaxLifetime(0); // the lock is the connection's
    }
    return new HikariDataSource(config);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
