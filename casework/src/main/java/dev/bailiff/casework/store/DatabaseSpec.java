package dev.bailiff.casework.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** Which database is meant. */
public sealed interface DatabaseSpec {
  /** One file of our own, with SQLite, and nothing else to start. */
  record Embedded(Path file) implements DatabaseSpec {
    public Embedded {
      requireNonNull(file, "file");
    }
  }

  /**
   * A database on a PostgreSQL server, version 14 or later.
   *
   * @param url such as {@code jdbc:postgresql://127.0.0.1:5432/bailiff}
   * @param user who connects
   * @param password never shown
   */
  record Server(String url, String user, String password) implements DatabaseSpec {
    public Server {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("expected a URL that begins with jdbc:postgresql:");
      }
      requireNonNull(user, "user");
      requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "PostgreSQL as " + user; // a URL may carry secrets
    }
  }
}
