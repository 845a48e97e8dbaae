package dev.bailiff.app.trial;

import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.policy.PolicyReading;
import dev.bailiff.casework.hindsight.HindsightStore;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.ProblemReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Tries policies on what was recorded, one at a time. */
public final class Backtests {
  /** How far back is looked where nothing is said of it. */
  public static final Duration BACK = Duration.ofDays(7);

  private static final int LONGEST_REPORT = 4_000;

  private final Trial trial;
  private final Database database;
  private final List<SignalSpec> signals;

  /** A trial takes a processor and the memory of a policy. */
  private final Semaphore turns = new Semaphore(1);

  /**
   * Tries policies on a journal.
   *
   * @param database where it is kept what people found
   */
  public Backtests(Journal journal, List<Detector> detectors, Database database) {
    this.trial = new Trial(journal, detectors);
    this.signals = detectors.stream().flatMap(each -> each.signals().stream()).toList();
    this.database = database;
  }

  /** What came of a trial. */
  public TrialResult run(Policy policy, Instant since) throws ProblemException {
    if (!turns.tryAcquire()) {
      throw ProblemException.of(Problem.Kind.BUSY, "another policy is being tried");
    }
    try {
      Findings findings = new Findings(database.read(sql -> HindsightStore.since(sql, since)));
      return trial.run(policy, since, findings);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      turns.release();
    }
  }

  /** The policy with these texts, by the names of their files. */
  public LoadedPolicy policy(Map<String, String> texts) throws ProblemException {
    PolicySource source = PolicySource.of(texts);
    return switch (PolicyReading.load(source, signals)) {
      case Loading.Accepted accepted -> accepted.policy();
      case Loading.Rejected rejected -> {
        String report = new ProblemReport(source, "").render(rejected.problems());
        throw ProblemException.of(
            Problem.Kind.INVALID,
            report.substring(0, Math.min(report.length(), LONGEST_REPORT)).strip());
      }
    };
  }
}
