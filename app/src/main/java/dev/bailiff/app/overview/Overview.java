package dev.bailiff.app.overview;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.docket.OpenCases;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.policy.Policy;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** What is going on: the latest decisions, enforcements and cases. */
public final class Overview {
  private static final int SHOWN = 30;

  private final RecentDecisions decisions;
  private final Database database;
  private final Supplier<Policy> policy;
  private final InstantSource time;

  /**
   * An overview of a service.
   *
   * @param policy the policy that is decided by now
   */
  public Overview(
      RecentDecisions decisions, Database database, Supplier<Policy> policy, InstantSource time) {
    this.decisions = decisions;
    this.database = database;
    this.policy = policy;
    this.time = time;
  }

  /** The page, in UTF-8. */
  public byte[] page() {
    List<RecentDecisions.Recent> all = decisions.after(0);
    return OverviewPage.of(
        policy.get(),
        decisions.verdicts(),
        all.subList(Math.max(0, all.size() - SHOWN), all.size()),
        enforcements(SHOWN),
        cases(SHOWN),
        time.instant());
  }

  RecentDecisions decisions() {
    return decisions;
  }

  /** The latest first, at most so many. */
  List<Enforcement> enforcements(int most) {
    return database.read(sql -> EnforcementStore.latest(sql, most));
  }

  /** Those that are open, the latest first, at most so many. */
  List<CaseFile> cases(int most) {
    return database.read(sql -> OpenCases.latest(sql, most));
  }
}
