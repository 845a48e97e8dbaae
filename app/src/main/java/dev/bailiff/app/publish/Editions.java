package dev.bailiff.app.publish;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.trial.Backtests;
import dev.bailiff.app.trial.TrialResult;
import dev.bailiff.casework.access.OnePerson;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.editions.Backtest;
import dev.bailiff.casework.editions.Edition;
import dev.bailiff.casework.editions.EditionStore;
import dev.bailiff.casework.editions.Publication;
import dev.bailiff.casework.editions.Step;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The editions of a policy that were proposed, and the one in force.
 *
 * <p>What makes a rule enforce, or changes what an enforcing rule does, comes into force by a
 * second person, after the same texts were tried on what was recorded. Everything else needs
 * neither.
 */
public final class Editions {
  /** Decisions of a day ago say what people do today. */
  private static final Duration FRESH = Duration.ofHours(24);

  /** Where there are too many decisions to compare all within a trial, as many as this will do. */
  private static final long ENOUGH = 100_000;

  /** A day has all its hours. */
  static final Duration LEAST_PERIOD = Duration.ofDays(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final EditionStore store;
  private final Backtests backtests;
  private final Consumer<Texts> use;
  private final InstantSource time;
  private volatile Texts current;

  /**
   * Editions on this database.
   *
   * @param inForce what is in force
   * @param use decides by another policy from the next event on
   */
  public Editions(
      Database database,
      AuditLog audit,
      Backtests backtests,
      Texts inForce,
      Consumer<Texts> use,
      InstantSource time) {
    this.database = database;
    this.store = new EditionStore(audit);
    this.backtests = backtests;
    this.current = inForce;
    this.use = use;
    this.time = time;
  }

  /**
   * An edition beside the one in force.
   *
   * @param edition who proposed it
   * @param texts what it says
   * @param changes what it changes about what is done to people
   * @param backtest what it would have done, if it was tried
   * @param obstacles what stands in the way of publishing it, apart from who does
   */
  public record Candidate(
      Edition edition,
      Texts texts,
      EnforcingChanges changes,
      Optional<Backtest> backtest,
      List<String> obstacles) {
    public Candidate {
      obstacles = List.copyOf(obstacles);
    }
  }

  /** What is in force. */
  Texts inForce() {
    return current;
  }

  Database database() {
    return database;
  }

  /** Keeps the texts of a policy that somebody proposes. */
  Candidate propose(Map<String, String> sent, String because, Caller caller)
      throws ProblemException {
    Texts texts = new Texts(sent, backtests.policy(sent));
    if (texts.edition().equals(current.edition())) {
      throw ProblemException.of(Problem.Kind.CONFLICT, "this is what is in force");
    }
    Step step = new Step(time.instant(), caller.actor(), because);
    database.write(sql -> {
      store.propose(sql, edition(texts, step), texts.byName());
      return texts;
    });
    return candidate(texts.edition());
  }

  /** Tries an edition on what was recorded, and keeps what came of it, without samples. */
  TrialResult attempt(Candidate candidate, Instant since, Caller caller) throws ProblemException {
    TrialResult result = backtests.run(candidate.texts().policy().policy(), since);
    Backtest backtest =
        new Backtest(
            candidate.edition().id(),
            time.instant(),
            caller.actor(),
            since,
            result.compared(),
            result.isComplete(),
            JSON.writeValueAsString(result.members(false)));
    database.write(sql -> {
      if (EditionStore.find(sql, backtest.edition()).isPresent()) {
        store.tried(sql, backtest);
      }
      return backtest;
    });
    return result;
  }

  /** The edition with this id. */
  Candidate candidate(String id) throws ProblemException {
    record Kept(Edition edition, Map<String, String> texts, Optional<Backtest> backtest) {}
    Optional<Kept> kept =
        database.read(sql ->
            EditionStore.find(sql, id)
                .map(edition ->
                    new Kept(
                        edition, EditionStore.texts(sql, id), EditionStore.backtest(sql, id))));
    if (kept.isEmpty()) {
      throw ProblemException.of(Problem.Kind.NOT_FOUND, "there is no edition `" + id + "`");
    }
    Texts texts = new Texts(kept.get().texts(), backtests.policy(kept.get().texts()));
    EnforcingChanges changes = EnforcingChanges.between(current, texts);
    return new Candidate(
        kept.get().edition(),
        texts,
        changes,
        kept.get().backtest(),
        obstacles(texts.policy().policy(), changes, kept.get().backtest()));
  }

  /** Brings an edition into force, from the next event on and over restarts. */
  synchronized Publication publish(String id, String because, Caller caller)
      throws ProblemException {
    Candidate candidate = candidate(id);
    List<String> obstacles = new ArrayList<>(candidate.obstacles());
    if (id.equals(current.edition())) {
      obstacles.add("it is in force");
    } else if (!candidate.changes().made().isEmpty()) {
      notTwo(candidate, caller).ifPresent(obstacles::add);
    }
    if (!obstacles.isEmpty()) {
      throw ProblemException.of(Problem.Kind.CONFLICT, String.join("; ", obstacles));
    }
    return bring(candidate.texts(), new Step(time.instant(), caller.actor(), because));
  }

  /**
   * Takes over what the policy's folder holds, if nothing else is done to people by it and it is
   * not what was in force before; otherwise says why not.
   */
  public synchronized Optional<String> take(Texts folder) {
    String id = folder.edition();
    if (id.equals(current.edition())) {
      return Optional.empty();
    }
    EnforcingChanges changes = EnforcingChanges.between(current, folder);
    List<String> why = new ArrayList<>(changes.made());
    changes.ended().forEach(rule -> why.add(rule + " no longer enforces"));
    if (database.read(sql -> EditionStore.wasPublished(sql, id))) {
      why.addFirst("it was in force before");
    }
    Policy policy = folder.policy().policy();
    tooLittleMemory(policy).ifPresent(why::add);
    if (why.isEmpty()) {
      Step step = new Step(time.instant(), FirstEdition.FOLDER, "edited in the policy's folder");
      database.write(sql -> {
        store.propose(sql, edition(folder, step), folder.byName());
        return id;
      });
      bring(folder, step);
      return Optional.empty();
    }
    return Optional.of(
        "version %s in the policy's folder is held back: %s; propose it with `bailiff policy propose`"
            .formatted(policy.version(), String.join(", ", why)));
  }

  private Publication bring(Texts texts, Step step) {
    Publication published = database.write(sql -> store.publish(sql, texts.edition(), step));
    use.accept(texts);
    current = texts;
    return published;
  }

  private List<String> obstacles(
      Policy policy, EnforcingChanges changes, Optional<Backtest> backtest) {
    List<String> obstacles = new ArrayList<>();
    tooLittleMemory(policy).ifPresent(obstacles::add);
    if (!changes.made().isEmpty()) {
      Instant now = time.instant();
      if (backtest.isEmpty() || backtest.get().at().isBefore(now.minus(FRESH))) {
        obstacles.add("it was not tried on what was recorded within the last day");
      } else if (!backtest.get().isComplete() && backtest.get().compared() < ENOUGH) {
        obstacles.add(
            "there was time to compare %,d decisions only; try it on a shorter period"
                .formatted(backtest.get().compared()));
      }
    }
    return obstacles;
  }

  private static Optional<String> tooLittleMemory(Policy policy) {
    return policy.memoryBytes() < policy.leastMemory()
        ? Optional.of("its features need at least " + policy.leastMemory() + " bytes")
        : Optional.empty();
  }

  private Optional<String> notTwo(Candidate candidate, Caller caller) {
    Actor author = candidate.edition().proposed().actor();
    if (author.equals(FirstEdition.FOLDER)) {
      return Optional.of("nobody has proposed it yet");
    }
    return database.read(sql -> OnePerson.isBehind(sql, author, caller.actor()))
        ? Optional.of(
            "it changes what is done to people (%s), so another person publishes it than `%s`, who proposed it; keys of one owner or maker are one person"
                .formatted(candidate.changes().made().getFirst(), author.name()))
        : Optional.empty();
  }

  private static Edition edition(Texts texts, Step step) {
    Policy policy = texts.policy().policy();
    return new Edition(texts.edition(), policy.version(), policy.name(), step);
  }
}
