package dev.bailiff.app.trial;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.load.PolicyLoader;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.ProblemReport;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/** Tries a policy that is sent on what was recorded. */
public final class TrialEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration BACK = Duration.ofDays(7);
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_REPORT = 4_000;

  private final Trial trial;
  private final List<SignalSpec> signals;
  private final Bodies bodies;
  private final InstantSource time;

  /** A trial takes a processor and the memory of a policy. */
  private final Semaphore turns = new Semaphore(1);

  public TrialEndpoint(
      Journal journal, List<Detector> detectors, Bodies bodies, InstantSource time) {
    this.trial = new Trial(journal, detectors);
    this.signals = detectors.stream().flatMap(each -> each.signals().stream()).toList();
    this.bodies = bodies;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    Instant since = body.time("since").orElseGet(() -> time.instant().minus(BACK));
    Map<String, String> texts = new TreeMap<>();
    for (JsonBody file : body.objects("files", PolicySource.MAX_FILES)) {
      texts.put(
          file.text("name", LONGEST_NAME),
          file.optionalText("text", PolicySource.MAX_FILE_BYTES).orElse(""));
    }
    if (texts.isEmpty()) {
      body.missing("files", "the files of a policy");
    }
    body.done();
    if (!turns.tryAcquire()) {
      throw ProblemException.of(Problem.Kind.BUSY, "another policy is being tried");
    }
    try {
      return Reply.json(200, JSON.writeValueAsBytes(trial.run(policy(texts), since).members()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      turns.release();
    }
  }

  private Policy policy(Map<String, String> texts) throws ProblemException {
    PolicySource source = PolicySource.of(texts);
    return switch (PolicyLoader.load(source, signals)) {
      case Loading.Accepted accepted -> accepted.policy().policy();
      case Loading.Rejected rejected -> {
        String report = new ProblemReport(source, "").render(rejected.problems());
        throw ProblemException.of(
            Problem.Kind.INVALID,
            report.substring(0, Math.min(report.length(), LONGEST_REPORT)).strip());
      }
    };
  }
}
