package dev.bailiff.app.overview;

import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The latest decisions on which a rule fired, and how many there were of each verdict. */
public final class RecentDecisions implements DecisionListener {
  /** What a page shows; a decision takes a few kilobytes. */
  private static final int MOST = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Recent> latest = new ArrayDeque<>();
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private long noted;

  /**
   * A decision on which a rule fired.
   *
   * @param number counts those, from 1
   * @param sequence the number of its event in the journal
   */
  public record Recent(long number, long sequence, Decision decision) {}

  @Override
  public void decided(long sequence, Decision decision, long nanos) {
    lock.lock();
    try {
      verdicts.merge(decision.verdict(), 1L, Long::sum);
      if (!decision.determining().isEmpty() || !decision.observed().isEmpty()) {
        latest.addLast(new Recent(++noted, sequence, decision));
        if (latest.size() > MOST) {
          latest.removeFirst();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void repeated() {}

  @Override
  public void broke(long sequence, RuntimeException fault) {}

  @Override
  public void undocumented(int decisions, Exception cause) {}

  /** Those that came after the one with this number and are still known, the earliest first. */
  public List<Recent> after(long number) {
    lock.lock();
    try {
      List<Recent> after = new ArrayList<>();
      for (Recent recent : latest) {
        if (recent.number > number) {
          after.add(recent);
        }
      }
      return after;
    } finally {
      lock.unlock();
    }
  }

  /** How many decisions there were of each verdict. */
  public Map<Verdict, Long> verdicts() {
    lock.lock();
    try {
      return new EnumMap<>(verdicts);
    } finally {
      lock.unlock();
    }
  }
}
