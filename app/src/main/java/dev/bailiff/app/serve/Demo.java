package dev.bailiff.app.serve;

import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.overview.LiveFeed;
import dev.bailiff.app.simulate.Label;
import dev.bailiff.app.simulate.Scenario;
import dev.bailiff.app.simulate.Scene;
import dev.bailiff.app.simulate.SimulatedEvent;
import dev.bailiff.app.simulate.live.EventSender;
import dev.bailiff.app.simulate.live.LiveRun;
import dev.bailiff.casework.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Simulated traffic for a service, and lines on the terminal that say what comes of it. */
final class Demo implements AutoCloseable {
  private static final double PEOPLE_PER_SECOND = 30;
  private static final Duration PEOPLE = Duration.ofMinutes(10);
  private static final double ATTACKS_PER_SECOND = 10;
  private static final Duration ATTACK = Duration.ofSeconds(25);

  /** One after the other, two at a time. */
  private static final List<Scenario> ATTACKS =
      List.of(
          Scenario.SCANNER,
          Scenario.BRUTE_FORCE,
          Scenario.SPAM_WAVE,
          Scenario.INJECTION_PROBE,
          Scenario.CREDENTIAL_STUFFING,
          Scenario.PATH_SWEEP,
          Scenario.RECORD_WALK,
          Scenario.SCRAPER,
          Scenario.LIST_WALK,
          Scenario.PHISHING_WAVE);

  private static final Duration LOOK_EVERY = Duration.ofMillis(300);
  private static final int MESSAGES_PER_REPORT = 12;
  private static final int LOOKS_PER_SUMMARY = 50;

  private final ServiceClient client;
  private final LiveFeed feed;
  private final Path folder;
  private final PrintWriter out;
  private final List<Thread> threads;
  private final AtomicInteger unwanted = new AtomicInteger();
  private final AtomicInteger scenes = new AtomicInteger();
  private final String name = "demo-" + System.currentTimeMillis();

  private Demo(ServiceClient client, LiveFeed feed, Path folder, PrintWriter out) {
    this.client = client;
    this.feed = feed;
    this.folder = folder;
    this.out = out;
    this.threads =
        List.of(
            thread("demo-people", this::people),
            thread("demo-attacks", this::attacks),
            thread("demo-more-attacks", this::attacks),
            thread("demo-feed", this::tell));
  }

  private static Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).unstarted(work);
  }

  /** A folder for the data of a demo. */
  static Path newFolder() throws IOException {
    return Files.createTempDirectory("bailiff-demo");
  }

  /** Deletes a folder with what is in it. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Begins to send to a service whose data are in a folder, and to print. */
  static Demo begin(Service service, Path folder, PrintWriter out) throws IOException {
    ServiceFile running =
        ServiceFile.read(folder).orElseThrow(() -> new IOException("the service has stopped"));
    Demo demo =
        new Demo(
            new ServiceClient(running.url(), running.key()),
            new LiveFeed(service.overview(), out),
            folder,
            out);
    demo.threads.forEach(Thread::start);
    return demo;
  }

  private void people() {
    send(_ -> Scenario.PEOPLE, PEOPLE, PEOPLE_PER_SECOND);
  }

  private void attacks() {
    send(number -> ATTACKS.get(number % ATTACKS.size()), ATTACK, ATTACKS_PER_SECOND);
  }

  private void send(IntFunction<Scenario> scenario, Duration length, double perSecond) {
    InstantSource time = InstantSource.system();
    EventSender sender = new EventSender(client);
    try {
      while (true) {
        int number = scenes.getAndIncrement();
        Scene scene = Scene.of(scenario.apply(number), number, time.instant(), length, perSecond);
        new LiveRun(scene, sender, time, name + "-" + number).before(this::report).run(() -> true);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (CommandFailure failure) {
      if (!failure.complaint().isEmpty()) {
        out.println("no more traffic: " + failure.complaint());
        out.flush();
      }
    }
  }

  /** Now and then one who got an unwanted message says so. */
  private void report(SimulatedEvent event) {
    boolean isUnwanted = event.label() == Label.SPAM || event.label() == Label.PHISHING;
    if (isUnwanted && unwanted.incrementAndGet() % MESSAGES_PER_REPORT == 0) {
      boolean isSpam = event.label() == Label.SPAM;
      client.post(
          "/v1/reports",
          Map.of(
              "reason", isSpam ? "spam" : "phishing",
              "clause", isSpam ? "3.1" : "4.2.2",
              "subject", Map.of("account", event.actor())));
    }
  }

  private void tell() {
    try {
      for (int look = 1; ; look++) {
        Thread.sleep(LOOK_EVERY);
        feed.print();
        if (look % LOOKS_PER_SUMMARY == 0) {
          feed.summary();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (StoreException failure) {
      out.println("no more news: " + failure.getMessage());
      out.flush();
    }
  }

  /** Deletes what the service kept, after it has stopped. */
  void clean() throws IOException {
    delete(folder);
  }

  /** Ends the traffic, then the news. */
  @Override
  public void close() {
    try {
      for (Thread thread : threads) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
