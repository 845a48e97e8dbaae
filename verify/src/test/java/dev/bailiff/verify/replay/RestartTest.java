package dev.bailiff.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.app.state.Restored;
import dev.bailiff.app.state.Snapshot;
import dev.bailiff.app.state.SnapshotFolder;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private final LoadedPolicy loaded = Samples.policy();
  private final List<Event> events = Samples.events();

  @TempDir private Path directory;

  @Test
  void restarts_from_snapshots_change_no_decision() throws Exception {
    requireSameDecisions(loaded.policy());
  }

  @Test
  void restarts_change_no_decision_while_states_are_being_evicted_for_want_of_memory()
      throws Exception {
    requireSameDecisions(loaded.policy().withMemory(loaded.policy().leastMemory()));
  }

  private void requireSameDecisions(Policy policy) throws IOException {
    List<Decision> steady = new ArrayList<>();
    LiveEngine undisturbed = new LiveEngine(policy, Detectors.all());
    for (Event event : events) {
      steady.add(undisturbed.decide(event, loaded.facts().about(event)));
    }
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    SnapshotFolder folder = SnapshotFolder.open(directory);
    LiveEngine engine = new LiveEngine(policy, Detectors.all());
    int restarts = 0;
    for (int i = 0; i < events.size(); i++) {
      if (chance.nextInt(1_000) == 0) {
        folder.write(snapshot(i, engine));
      }
      if (chance.nextInt(1_000) == 0) {
        Restored restored = folder.restore(policy);
        engine = new LiveEngine(policy, Detectors.all(), restored.tables());
        i = (int) restored.sequence();
        restarts++;
      }
      Event event = events.get(i);
      Decision decision = engine.decide(event, loaded.facts().about(event));
      assertThat(decision).as("event %d, seed %d", i, seed).isEqualTo(steady.get(i));
    }
    assertThat(restarts).as("seed %d", seed).isPositive();
  }

  private static Snapshot snapshot(int decided, LiveEngine engine) {
    List<Feature> features = engine.policy().features();
    return new Snapshot(
        decided,
        Instant.EPOCH,
        features.stream().map(Feature::spec).toList(),
        engine.freeze(),
        List.of());
  }
}
