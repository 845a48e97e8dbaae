package dev.bailiff.app.serve;

import dev.bailiff.app.carry.Carrier;
import dev.bailiff.app.carry.StandingLabels;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.HttpFront;
import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.app.intake.FactSource;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Snapshots;
import dev.bailiff.app.metrics.Metrics;
import dev.bailiff.app.overview.Overview;
import dev.bailiff.app.overview.RecentDecisions;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The running service: a journal, the deciding thread, and the HTTP server before them. */
final class Service {
  private static final Duration DRAIN_STEP = Duration.ofMillis(5);

  private final ServeSettings settings;
  private final Stores stores;
  private final Intake intake;
  private final Carrier carrier;
  private final Bodies bodies;
  private final Readiness readiness;
  private final HttpFront front;
  private final LivePolicy policy;
  private final Access access;
  private final Metrics metrics;
  private final Overview overview;
  private final Background background;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Service(
      ServeSettings settings,
      Stores stores,
      Intake intake,
      Carrier carrier,
      LivePolicy policy,
      Publications publications,
      Access access,
      Background background,
      Metrics metrics,
      Overview overview,
      InstantSource time) {
    this.settings = settings;
    this.stores = stores;
    this.intake = intake;
    this.carrier = carrier;
    this.policy = policy;
    this.access = access;
    this.background = background;
    this.metrics = metrics;
    this.overview = overview;
    this.bodies = new Bodies(settings.http());
    this.readiness = new Readiness(intake, carrier, stores.journal());
    var endpoints =
        new Endpoints(
            settings,
            stores,
            intake,
            policy,
            publications,
            access,
            metrics,
            overview,
            readiness,
            bodies,
            time);
    this.front =
        new HttpFront(
            access.address(),
            settings.http(),
            access.gate(),
            endpoints.byRoute(),
            metrics.requests(),
            readiness::isDraining);
    ServiceNumbers.show(metrics, stores, intake, carrier, front);
    ServiceNumbers.show(metrics, background.tailing());
  }

  /** Opens what is remembered, decides again what is in the journal, and then listens. */
  static Service start(
      ServeSettings settings, LoadedPolicy loaded, InstantSource time, ServiceListener listener)
      throws IOException, InterruptedException {
    return start(settings, () -> loaded, time, listener);
  }

  /** The same, with a policy that is asked for when the stores are open. */
  static Service start(
      ServeSettings settings,
      Supplier<LoadedPolicy> loading,
      InstantSource time,
      ServiceListener listener)
      throws IOException, InterruptedException {
    Metrics metrics = new Metrics();
    Stores stores = Stores.open(settings, loading, time, metrics.deliveries());
    boolean started = false;
    try {
      Service service = on(stores, settings, stores.policy(), time, listener, metrics);
      service.begin();
      started = true;
      return service;
    } finally {
      if (!started) {
        stores.close();
      }
    }
  }

  private static Service on(
      Stores stores,
      ServeSettings settings,
      LoadedPolicy loaded,
      InstantSource time,
      ServiceListener listener,
      Metrics metrics)
      throws IOException, InterruptedException {
    Access access = new Access(settings, stores, time);
    Snapshots snapshots =
        Snapshots.open(
            settings.directory().resolve("snapshots"),
            loaded.policy(),
            settings.keeping().snapshotEvery(),
            time.instant());
    snapshots
        .refused()
        .forEach(refused -> listener.upkeep().failed(String.valueOf(refused.getMessage())));
    LivePolicy policy =
        new LivePolicy(
            new LiveEngine(loaded.policy(), Detectors.all(), snapshots.tables()), loaded);
    FactSource facts =
        FactSource.all(
            List.of(policy, new StandingLabels(stores.standing()), stores.holding().facts(time)));
    policy.tell(stores::use);
    policy.engine().watch(metrics.rules());
    Publications publications = new Publications(stores, policy, time);
    RecentDecisions recent = new RecentDecisions();
    Intake intake =
        Intake.open(
            stores.journal(),
            policy.engine(),
            snapshots,
            facts,
            settings.intake(),
            time,
            DecisionListener.all(List.of(recent, metrics.decisions(listener.decisions()))));
    Carrier carrier =
        Carrier.start(
            stores.journal(), stores.casework(), policy::rule, metrics.carrier(listener.carrier()));
    Background background =
        Background.open(
            settings,
            stores,
            snapshots,
            intake,
            carrier,
            policy,
            publications,
            access,
            time,
            listener.upkeep());
    Overview overview = new Overview(recent, stores.database(), policy::policy, time);
    return new Service(
        settings,
        stores,
        intake,
        carrier,
        policy,
        publications,
        access,
        background,
        metrics,
        overview,
        time);
  }

  private void begin() throws IOException, InterruptedException {
    boolean begun = false;
    try {
      front.start();
      access.open(front.port());
      background.start();
      begun = true;
    } finally {
      if (!begun) {
        end();
      }
    }
  }

  /** The policy that is decided by. */
  Policy policy() {
    return policy.policy();
  }

  Overview overview() {
    return overview;
  }

  /** A way in for the first admin, while nobody has been given one. */
  Optional<URI> firstLink() {
    return access.keys().all().isEmpty() ? Optional.of(access.signIn().link()) : Optional.empty();
  }

  /** Where who is on the same machine reaches it. */
  URI here() {
    return access.address().here(front.port());
  }

  int port() {
    return front.port();
  }

  /** How many events of the journal were decided again at the start. */
  long restored() {
    return intake.restored();
  }

  /** Decides by another policy from the next event on. */
  void use(LoadedPolicy next) {
    policy.use(next);
  }

  /** Lets requests that are being answered end, refuses others, and then stops. */
  void stop() throws IOException, InterruptedException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    access.withdraw(front.port());
    readiness.drain();
    long deadline = System.nanoTime() + settings.drainWithin().toNanos();
    while (front.running() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(DRAIN_STEP);
    }
    end();
    stores.close();
  }

  /** Whoever gives work ends before those that do it. */
  private void end() throws IOException, InterruptedException {
    front.close();
    bodies.close();
    background.end();
    intake.stop();
    carrier.close();
    access.close();
    metrics.close();
  }
}
