package dev.bailiff.casework.store;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The databases that everything about the store is tested on. */
public enum Backend {
  SQLITE {
    @Override
    public DatabaseSpec empty() {
      return SqliteFolder.emptyDatabase();
    }

    @Override
    public DatabaseSpec fresh() {
      return SqliteFolder.newDatabase();
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseSpec empty() {
      return cluster().emptyDatabase();
    }

    @Override
    public DatabaseSpec fresh() {
      return cluster().newDatabase();
    }
  };

  /** A database that nobody else uses, with nothing in it. */
  public abstract DatabaseSpec empty();

  /** A database that nobody else uses, with our tables and nothing in them; quick to make. */
  public abstract DatabaseSpec fresh();

  private static PostgresCluster cluster() {
    Optional<PostgresCluster> cluster = PostgresCluster.running();
    Assumptions.assumeTrue(cluster.isPresent(), PostgresCluster::absence);
    return cluster.orElseThrow();
  }
}
