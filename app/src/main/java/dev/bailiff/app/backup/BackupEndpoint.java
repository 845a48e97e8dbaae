package dev.bailiff.app.backup;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.store.DatabaseSpec;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/** Makes a backup of the service's folder in the service's folder. */
public final class BackupEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path data;
  private final DatabaseSpec database;
  private final InstantSource time;
  private final Semaphore turns = new Semaphore(1);

  /**
   * Backs a service up.
   *
   * @param data its folder
   * @param database its database, which must lie in the folder
   */
  public BackupEndpoint(Path data, DatabaseSpec database, InstantSource time) {
    this.data = data;
    this.database = database;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    if (!(database instanceof DatabaseSpec.Embedded embedded)) {
      throw ProblemException.of(
          Problem.Kind.CONFLICT,
          "the database is on a server: back it up there, and then copy the service's folder");
    }
    if (!turns.tryAcquire()) {
      throw ProblemException.of(Problem.Kind.BUSY, "another backup is being made");
    }
    try {
      Path backup = Backup.take(data, embedded, time.instant());
      return Reply.json(
          201, JSON.writeValueAsBytes(Map.of("backup", backup.toAbsolutePath().toString())));
    } catch (IOException e) {
      throw ProblemException.of(Problem.Kind.UNWELL, "the backup cannot be written: " + e);
    } finally {
      turns.release();
    }
  }
}
