package dev.bailiff.app.search;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/** Lets few search at a time, and notes in the audit log who did, and for what. */
public final class Searches {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final AuditLog audit;
  private final InstantSource time;

  /** A search reads the whole journal; two at a time leave the disk to those who decide. */
  private final Semaphore turns = new Semaphore(2);

  /**
   * Searches that are noted here.
   *
   * @param database where the audit log is
   */
  public Searches(Database database, AuditLog audit, InstantSource time) {
    this.database = database;
    this.audit = audit;
    this.time = time;
  }

  /** What is looked for. */
  @FunctionalInterface
  interface Search {
    /** Searches; what is found, as JSON has it. */
    Object run() throws IOException, ProblemException;
  }

  /** The time, by which searches are noted. */
  Instant now() {
    return time.instant();
  }

  /** Searches, if there is a turn. */
  Reply answer(Caller caller, Instant since, Instant until, String what, Search search)
      throws ProblemException {
    if (!turns.tryAcquire()) {
      throw ProblemException.of(Problem.Kind.BUSY, "two searches are running already");
    }
    try {
      note(caller, since + " to " + until, what);
      return Reply.json(200, JSON.writeValueAsBytes(search.run()));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.of(Problem.Kind.INVALID, String.valueOf(wrong.getMessage()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      turns.release();
    }
  }

  private void note(Caller caller, String period, String what) {
    Deed deed = new Deed(time.instant(), caller.actor(), "search", "events", null, period, what);
    database.write(sql -> {
      audit.append(sql, List.of(deed));
      return deed;
    });
  }
}
