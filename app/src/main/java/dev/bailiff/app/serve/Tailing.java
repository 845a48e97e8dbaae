package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.app.intake.RefusedException;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.app.tail.LogTail;
import dev.bailiff.app.tail.TailThread;
import dev.bailiff.core.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows logs and submits their events like any others; what is refused waits in the log. */
final class Tailing {
  /** As many as a request may bring. */
  private static final int MOST = 1_000;

  private static final Duration AFTER_REFUSAL = Duration.ofMillis(200);

  private final Intake intake;
  private final InstantSource time;
  private final UpkeepListener listener;
  private final Map<Path, LogTail> logs = new LinkedHashMap<>();
  private final List<Path> told = new ArrayList<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private @Nullable TailThread thread;

  private Tailing(Intake intake, InstantSource time, UpkeepListener listener) {
    this.intake = intake;
    this.time = time;
    this.listener = listener;
  }

  /**
   * Opens logs, each from where it was read to.
   *
   * @param folder where it is written down how far they were read
   */
  static Tailing open(
      List<Path> paths, Path folder, Intake intake, InstantSource time, UpkeepListener listener)
      throws IOException {
    Tailing tailing = new Tailing(intake, time, listener);
    if (!paths.isEmpty()) {
      Files.createDirectories(folder);
    }
    for (Path path : paths) {
      Path log = path.toAbsolutePath().normalize();
      String name = UUID.nameUUIDFromBytes(log.toString().getBytes(UTF_8)) + ".offsets";
      tailing.logs.put(
          log,
          LogTail.open(
              log,
              folder.resolve(name),
              ReadOptions.at(time.instant()),
              events -> tailing.submit(log, events)));
    }
    return tailing;
  }

  void start() {
    if (!logs.isEmpty()) {
      thread =
          new TailThread(
              List.copyOf(logs.values()),
              time,
              failure -> listener.failed("a log cannot be followed: " + failure.getMessage()));
    }
  }

  /** Says which logs give nothing as nobody knows their format, once each. */
  void look() {
    logs.forEach((log, tail) -> {
      if (tail.isUnknown() && !told.contains(log)) {
        told.add(log);
        listener.failed("the format of `" + log + "` is not known; nothing of it is read");
      }
    });
  }

  /** How many events were read from logs. */
  long events() {
    return logs.values().stream().mapToLong(LogTail::events).sum();
  }

  /** How many of their lines could not be read. */
  long malformed() {
    return logs.values().stream().mapToLong(LogTail::malformed).sum();
  }

  /** Returns when all that was read has been accepted and written down. */
  void end() throws IOException {
    ending.countDown();
    TailThread running = thread;
    if (running != null) {
      running.close();
    }
  }

  private void submit(Path log, List<Event> events) throws InterruptedException {
    List<Arrival> arrivals = events.stream().map(Arrival::of).toList();
    for (int from = 0; from < arrivals.size(); from += MOST) {
      List<Arrival> part = arrivals.subList(from, Math.min(from + MOST, arrivals.size()));
      int untimely = accept(part);
      if (untimely > 0) {
        listener.failed(
            "%d lines of `%s` were passed over, as they are too old to be told from repeats"
                .formatted(untimely, log));
      }
    }
  }

  /** Tries until it is accepted; returns how many of the events never will be. */
  private int accept(List<Arrival> arrivals) throws InterruptedException {
    while (true) {
      try {
        return (int)
            intake.accept(arrivals).stream().filter(Outcome.Untimely.class::isInstance).count();
      } catch (RefusedException refused) {
        if (ending.await(AFTER_REFUSAL.toNanos(), TimeUnit.NANOSECONDS)) {
          throw new InterruptedException("what was refused is read again at the next start");
        }
      }
    }
  }
}
