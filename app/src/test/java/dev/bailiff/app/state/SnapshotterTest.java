package dev.bailiff.app.state;

import static dev.bailiff.app.state.Tables.NOW;
import static dev.bailiff.app.state.Tables.REQUESTS;
import static dev.bailiff.app.state.Tables.policy;
import static dev.bailiff.app.state.Tables.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.state.Snapshotter.Outcome;
import dev.bailiff.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotterTest {
  private static final Policy POLICY = policy(REQUESTS);
  private static final Duration EVERY = Duration.ofMinutes(5);

  @TempDir private Path directory;
  private SnapshotFolder folder;
  private Snapshotter snapshotter;

  @BeforeEach
  void open() throws IOException {
    folder = SnapshotFolder.open(directory);
    snapshotter = new Snapshotter(folder, EVERY, NOW);
  }

  @Test
  void a_snapshot_is_due_once_in_a_while() {
    assertThat(snapshotter.isDue(NOW)).isFalse();
    assertThat(snapshotter.isDue(NOW.plus(EVERY))).isTrue();
    snapshotter.take(snapshot(1, POLICY, 5), () -> {});
    snapshotter.close();
    assertThat(snapshotter.isDue(NOW.plus(EVERY).minusMillis(1))).isFalse();
    assertThat(snapshotter.isDue(NOW.plus(EVERY))).isTrue();
  }

  @Test
  void none_is_due_while_one_is_being_written() {
    CountDownLatch held = new CountDownLatch(1);
    snapshotter.take(snapshot(1, POLICY, 5), held::await);
    assertThat(snapshotter.isDue(NOW.plus(EVERY))).isFalse();
    held.countDown();
    snapshotter.close();
    assertThat(snapshotter.isDue(NOW.plus(EVERY))).isTrue();
  }

  @Test
  void nothing_is_written_before_the_journal_is_on_the_disk() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    snapshotter.take(snapshot(1, POLICY, 5), held::await);
    assertThat(folder.restore(POLICY).sequence()).isZero();
    held.countDown();
    snapshotter.close();
    assertThat(folder.restore(POLICY).sequence()).isEqualTo(1);
    assertThat(snapshotter.last()).get().isInstanceOf(Outcome.Written.class);
  }

  @Test
  void a_snapshot_of_what_the_journal_lost_is_given_up() throws Exception {
    snapshotter.take(
        snapshot(1, POLICY, 5),
        () -> {
          throw new InterruptedException("the journal is unwell");
        });
    snapshotter.close();
    assertThat(snapshotter.last()).get().isInstanceOf(Outcome.Failed.class);
    assertThat(folder.restore(POLICY).sequence()).isZero();
  }
}
