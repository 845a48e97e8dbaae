package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated traffic meets a running service. */
final class LiveSimulationTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");
  private Service service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Path policy = folder.resolve("policy");
    SmallPolicy.write(policy, 3);
    ServeSettings settings = ServeSettings.of(folder.resolve("data")).under(policy).atPort(0);
    service =
        Service.start(
            settings, SmallPolicy.load(policy), InstantSource.system(), ServiceListener.NONE);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    service.stop();
  }

  @Test
  void the_service_is_seen_to_act_on_a_scanner() {
    assertThat(simulate("scanner", "--rate", "400", "--for", "1s")).isEqualTo(ExitCode.OK);

    assertThat(out.toString(UTF_8))
        .startsWith("scanner, seed 1: ")
        .containsPattern("verdicts: .*deny [1-9]")
        .containsPattern("(?m)^scanner +[0-9]+ +[0-9]+ +[1-9][0-9]* +0 +1\\.2/stolen [1-9]")
        .doesNotContain("were not taken");
  }

  @Test
  void two_runs_with_the_same_seed_are_not_taken_for_one() {
    simulate("people", "--rate", "20", "--for", "1s");
    assertThat(simulate("people", "--rate", "20", "--for", "1s")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("verdicts: allow ");
  }

  @Test
  void a_service_that_is_not_there_is_named() throws IOException, InterruptedException {
    service.stop();
    assertThat(simulate("people")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(err.toString(UTF_8)).startsWith("bailiff: no service runs on `");
  }

  @Test
  void what_cannot_be_meant_is_named() {
    assertThat(simulate("scanr")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("unknown scenario `scanr`; did you mean `scanner`?");
    assertThat(simulate("scanner", "--for", "soon")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("`soon` is no length of time");
    assertThat(simulate("scanner", "--rate", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("--rate must be above 0");
  }

  private int simulate(String... arguments) {
    out.reset();
    err.reset();
    String[] all = new String[arguments.length + 3];
    all[0] = "simulate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data";
    all[arguments.length + 2] = folder.resolve("data").toString();
    return Main.run(out, err, all);
  }
}
