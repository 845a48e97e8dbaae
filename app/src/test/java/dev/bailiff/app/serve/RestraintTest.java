package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rules are taken out of force and back while a service runs. */
final class RestraintTest {
  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void a_rule_that_is_switched_to_observe_no_longer_acts_on_the_next_event()
      throws IOException, InterruptedException {
    assertThat(verdict("1")).isEqualTo("deny");
    assertThat(command("observe", "1.2/stolen", "--why", "blocks the office"))
        .isEqualTo(ExitCode.OK);

    JsonNode decision = decide("2");
    assertThat(decision.get("verdict").asString()).isEqualTo("allow");
    assertThat(decision.has("actions")).isFalse();
    assertThat(decision.at("/observed/0/restraint/because").asString())
        .isEqualTo("`1.2/stolen` is switched to observe");
  }

  @Test
  void it_stays_so_over_a_restart_and_until_somebody_puts_it_back()
      throws IOException, InterruptedException {
    command("observe", "--all", "--why", "something is wrong");
    service.close();
    service = RunningService.in(folder);
    assertThat(verdict("1")).isEqualTo("allow");
    assertThat(command("held")).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("`all` observes since " + RunningService.NOW, "something is wrong");

    assertThat(command("observe", "--all", "--off", "--why", "it was the proxy"))
        .isEqualTo(ExitCode.OK);
    assertThat(verdict("2")).isEqualTo("deny");
  }

  @Test
  void what_is_not_in_the_policy_cannot_be_switched() throws IOException, InterruptedException {
    assertThat(command("observe", "1.2/stolne", "--why", "a typo")).isEqualTo(ExitCode.FOUND);
    assertThat(told()).contains("`1.2/stolne` is no rule or clause of the policy");
    assertThat(command("observe", "1.2", "--off", "--why", "was not")).isEqualTo(ExitCode.FOUND);
    assertThat(command("observe", "--why", "nothing")).isEqualTo(ExitCode.USAGE);
    assertThat(verdict("1")).isEqualTo("deny");
  }

  @Test
  void a_rule_that_is_over_its_budget_opens_cases_instead()
      throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      service.event(RunningService.requestOf("a" + i, "/.env", "203.0.113." + i));
    }
    JsonNode decision = null;
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    for (int i = 3; System.nanoTime() < deadline; i++) {
      decision =
          RunningService.json(
              service.event(RunningService.requestOf("a" + i, "/.env", "203.0.113.9")));
      if (decision.get("verdict").asString().equals("allow")) {
        break;
      }
      Thread.sleep(2);
    }
    assertThat(decision).isNotNull();
    assertThat(decision.at("/determining/0/restraint/because").asString())
        .isEqualTo("`1.2/stolen` is over its budget");
    assertThat(decision.at("/actions/0/action").asString()).isEqualTo("open_case");
    assertThat(command("held")).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("`1.2/stolen` is over its budget until 2026-11-23T11:00:00Z");
  }

  private String verdict(String id) throws IOException, InterruptedException {
    return decide(id).get("verdict").asString();
  }

  private JsonNode decide(String id) throws IOException, InterruptedException {
    return RunningService.json(service.event(RunningService.request(id, "/.env")));
  }

  private int command(String name, String... args) {
    said.reset();
    String[] all = new String[args.length + 4];
    all[0] = "rule";
    all[1] = name;
    System.arraycopy(args, 0, all, 2, args.length);
    all[args.length + 2] = "--data";
    all[args.length + 3] = folder.resolve("data").toString();
    return Main.run(said, said, all);
  }

  private String told() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
