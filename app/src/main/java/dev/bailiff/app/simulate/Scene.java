package dev.bailiff.app.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Traffic for a running service, in order of time, that follows from a seed and its beginning. */
public final class Scene {
  /** Enough to see how many events the actors of a scenario make. */
  private static final long REHEARSED = 5_000;

  private final Agenda agenda;
  private final Queue<SimulatedEvent> due = new ArrayDeque<>();

  private Scene(Scenario scenario, Day day) {
    this.agenda = new Agenda(day.end(), line -> due.add(LiveRequests.event(line)));
    scenario.enter(new Cast(day, agenda), due::add);
  }

  /**
   * A scene with as many actors as make about so many events in a second; at least one of each
   * kind.
   */
  public static Scene of(
      Scenario scenario, long seed, Instant start, Duration length, double perSecond) {
    long wanted = Math.max(1, Math.round(perSecond * length.toMillis() / 1_000));
    long tried = Math.min(wanted, REHEARSED);
    Scene rehearsal = new Scene(scenario, new Day(seed, start, length, tried));
    long made = 0;
    while (rehearsal.next() != null) {
      made++;
    }
    long lines = Math.max(1, Math.round((double) wanted * tried / Math.max(1, made)));
    return new Scene(scenario, new Day(seed, start, length, lines));
  }

  /** The next event; null at the end. */
  public @Nullable SimulatedEvent next() {
    while (due.isEmpty() && agenda.step()) {
      // until somebody does something
    }
    return due.poll();
  }
}
