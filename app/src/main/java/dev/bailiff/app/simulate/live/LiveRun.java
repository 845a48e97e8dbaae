package dev.bailiff.app.simulate.live;

import dev.bailiff.app.simulate.Scene;
import dev.bailiff.app.simulate.SimulatedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends the events of a scene when they happen, in order, and counts what is decided. */
public final class LiveRun {
  private static final String SOURCE = "simulation";
  private static final int BATCH = 500;

  /** The longest wait until it is asked again whether to go on. */
  private static final long STEP_MILLIS = 200;

  private final Scene scene;
  private final EventSender sender;
  private final InstantSource time;
  private final String name;
  private final LiveReport report;
  private Consumer<SimulatedEvent> witness = _ -> {};
  private @Nullable SimulatedEvent next;
  private long sent;

  /**
   * A run that has not begun.
   *
   * @param name what the ids of its events begin with: events of two runs have other names
   */
  public LiveRun(Scene scene, EventSender sender, InstantSource time, String name) {
    this.scene = scene;
    this.sender = sender;
    this.time = time;
    this.name = name;
    this.report = new LiveReport();
  }

  /** Tells somebody of each event after it was answered. */
  public LiveRun before(Consumer<SimulatedEvent> who) {
    witness = who;
    return this;
  }

  /** Sends until the scene ends or somebody says so. */
  public LiveReport run(BooleanSupplier goesOn) throws InterruptedException {
    next = scene.next();
    while (next != null && goesOn.getAsBoolean()) {
      List<SimulatedEvent> due = due(time.millis());
      if (due.isEmpty()) {
        Thread.sleep(Math.clamp(next.timeMillis() - time.millis(), 1, STEP_MILLIS));
      } else {
        send(due);
      }
    }
    return report;
  }

  private List<SimulatedEvent> due(long now) {
    List<SimulatedEvent> due = new ArrayList<>();
    while (next != null && next.timeMillis() <= now && due.size() < BATCH) {
      due.add(next);
      next = scene.next();
    }
    return due;
  }

  private void send(List<SimulatedEvent> due) {
    List<Map<String, Object>> batch = new ArrayList<>(due.size());
    for (SimulatedEvent event : due) {
      batch.add(
          Map.of(
              "specversion",
              "1.0",
              "id",
              name + "-" + ++sent,
              "source",
              SOURCE,
              "type",
              event.type(),
              "time",
              Instant.ofEpochMilli(event.timeMillis()).toString(),
              "data",
              event.fields()));
    }
    long begun = System.nanoTime();
    List<JsonNode> results = sender.send(batch);
    report.answered(System.nanoTime() - begun, time.millis() - due.getFirst().timeMillis());
    for (int i = 0; i < due.size(); i++) {
      report.count(due.get(i), results.get(i));
      witness.accept(due.get(i));
    }
  }
}
