package dev.bailiff.app.serve;

import dev.bailiff.app.carry.Carrier;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Snapshots;
import dev.bailiff.app.publish.Publishing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What a service does beside answering and carrying out: it keeps house, and follows logs. */
final class Background {
  private final Ticking ticking;
  private final Tailing tailing;

  private Background(Ticking ticking, Tailing tailing) {
    this.ticking = ticking;
    this.tailing = tailing;
  }

  static Background open(
      ServeSettings settings,
      Stores stores,
      Snapshots snapshots,
      Intake intake,
      Carrier carrier,
      LivePolicy policy,
      Publications publications,
      Access access,
      InstantSource time,
      UpkeepListener listener)
      throws IOException {
    Path offsets = settings.directory().resolve("tail");
    Tailing tailing = Tailing.open(settings.logs(), offsets, intake, time, listener);
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(
        new Upkeep(
            stores.journal(),
            snapshots,
            carrier::carried,
            settings.keeping().retention(),
            time,
            listener));
    tasks.add(new OutboxUpkeep(stores.database(), time, listener));
    tasks.add(tailing::look);
    tasks.add(() -> access.renew(listener));
    tasks.add(() -> access.lookAtSessions(listener));
    settings
        .desk()
        .kept()
        .ifPresent(
            kept -> tasks.add(new Retirement(stores.desk().erasure(), kept, time, listener)));
    if (settings.policy().isPresent() || settings.publishing() == Publishing.REVIEWED) {
      tasks.add(new PolicyReload(settings.policy(), publications::take, policy, listener));
    }
    return new Background(new Ticking(tasks), tailing);
  }

  /** The logs that are followed. */
  Tailing tailing() {
    return tailing;
  }

  void start() {
    ticking.start();
    tailing.start();
  }

  /** Returns when nothing of it is going on. */
  void end() throws IOException, InterruptedException {
    ticking.end();
    tailing.end();
  }
}
