package dev.bailiff.casework.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The databases that everything about the store is tested on. */
public enum Backend {
  SQLITE {
    @Override
    public DatabaseSpec fresh() {
      try {
        return new DatabaseSpec.Embedded(
            Files.createTempDirectory("bailiff-casework").resolve("casework.db"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseSpec fresh() {
      Optional<PostgresCluster> cluster = PostgresCluster.running();
      Assumptions.assumeTrue(cluster.isPresent(), PostgresCluster::absence);
      return cluster.orElseThrow().newDatabase();
    }
  };

  /** An empty database that nobody else uses. */
  public abstract DatabaseSpec fresh();
}
