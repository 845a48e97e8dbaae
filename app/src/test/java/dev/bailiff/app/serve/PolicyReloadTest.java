package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy's folder is edited while a service decides by it. */
final class PolicyReloadTest {
  private final List<String> failed = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  private LivePolicy policy;
  private PolicyReload reload;
  private Optional<String> holding = Optional.empty();
  private String first;

  @BeforeEach
  void open() throws IOException {
    SmallPolicy.write(folder, 3);
    LoadedPolicy loaded = SmallPolicy.load(folder);
    policy = new LivePolicy(new LiveEngine(loaded.policy(), Detectors.all()), loaded);
    first = policy.version();
    reload =
        new PolicyReload(
            Optional.of(folder),
            texts -> {
              if (holding.isEmpty()) {
                policy.use(texts.policy());
              }
              return holding;
            },
            policy,
            new UpkeepListener() {
              @Override
              public void failed(String what) {
                failed.add(what);
              }

              @Override
              public void done(String what) {
                done.add(what);
              }
            });
    look(2);
  }

  @Test
  void what_was_edited_is_taken_over_once_it_stays_as_it_is() throws IOException {
    SmallPolicy.write(folder, 4);
    look(1);
    assertThat(policy.version()).isEqualTo(first);
    look(2);
    assertThat(policy.version())
        .isNotEqualTo(first)
        .isEqualTo(SmallPolicy.load(folder).policy().version());
    assertThat(done).containsExactly("decides by version " + policy.version() + " of the policy");
    assertThat(policy.rule(first, "1.2/guessing")).as("what decisions cite").isPresent();
  }

  @Test
  void a_policy_with_problems_never_replaces_the_one_at_hand() throws IOException {
    Path rules = folder.resolve("1.2-intrusion/rules.yaml");
    Files.writeString(rules, Files.readString(rules).replace("failures > 3", "failurs > 3"));
    look(4);
    assertThat(policy.version()).isEqualTo(first);
    assertThat(failed).singleElement().asString().contains("failurs", "stays as it is");

    SmallPolicy.write(folder, 5);
    look(2);
    assertThat(policy.version()).isNotEqualTo(first);
  }

  @Test
  void what_is_held_back_is_said_once_and_leaves_the_policy_as_it_is() throws IOException {
    holding = Optional.of("a second person publishes it");
    SmallPolicy.write(folder, 4);
    look(5);
    assertThat(policy.version()).isEqualTo(first);
    assertThat(failed).containsExactly("a second person publishes it");
    assertThat(done).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_read_leaves_the_policy_as_it_is() throws IOException {
    Path elsewhere = folder.resolveSibling("elsewhere-" + folder.getFileName());
    Files.move(folder, elsewhere);
    look(3);
    assertThat(policy.version()).isEqualTo(first);
    assertThat(failed).hasSize(1);
    Files.move(elsewhere, folder);
    look(3);
    assertThat(done).isEmpty();
  }

  @Test
  void facts_that_alone_were_edited_count_from_the_next_event_on() throws Exception {
    Path other = Files.createDirectories(folder.resolve("service"));
    try (RunningService service = RunningService.in(other)) {
      String version = service.service().policy().version();
      assertThat(slowed(service, "before")).contains("throttle");
      Files.writeString(
          other.resolve("policy/facts.yaml"),
          "labels: [{entity: client, label: monitor, in: [203.0.113.0/24]}]\n");
      AtomicInteger asked = new AtomicInteger();
      Patience.until(() -> slowed(service, "e" + asked.incrementAndGet()).contains("monitor"));
      assertThat(service.service().policy().version()).isEqualTo(version);
    }
  }

  private static String slowed(RunningService service, String id)
      throws IOException, InterruptedException {
    return service.event(RunningService.request(id, "/slower")).body();
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      reload.run();
    }
  }
}
