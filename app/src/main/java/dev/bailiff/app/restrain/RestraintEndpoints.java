package dev.bailiff.app.restrain;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.restraint.Budgets;
import dev.bailiff.casework.restraint.RuleSwitches;
import dev.bailiff.casework.restraint.Switched;
import dev.bailiff.core.event.Restraints;
import dev.bailiff.core.policy.Policy;
import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Says what holds rules back, takes rules out of force, and puts them back. */
public final class RestraintEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_SCOPE = 256;

  private final RuleSwitches switches;
  private final Budgets budgets;
  private final Supplier<Policy> policy;
  private final Bodies bodies;

  /**
   * @param switches what is switched
   * @param budgets what is used up
   * @param policy the policy at hand, whose rules can be switched
   * @param bodies reads bodies
   */
  public RestraintEndpoints(
      RuleSwitches switches, Budgets budgets, Supplier<Policy> policy, Bodies bodies) {
    this.switches = switches;
    this.budgets = budgets;
    this.policy = policy;
    this.bodies = bodies;
  }

  /** What holds rules back now. */
  public Reply list(ServerRequest request, Caller caller) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("observing", switches.all().stream().map(RestraintEndpoints::members).toList());
    members.put("over_budget", budgets.over().stream().sorted().map(this::usedUp).toList());
    return json(members);
  }

  /** Switches to observe. */
  public Reply observe(ServerRequest request, Caller caller) throws ProblemException {
    Asked asked = asked(request);
    if (!isKnown(asked.scope)) {
      throw ProblemException.of(
          Problem.Kind.INVALID, "`" + asked.scope + "` is no rule or clause of the policy");
    }
    try {
      return json(members(switches.observe(asked.scope, caller.actor(), asked.because)));
    } catch (IllegalArgumentException tooMany) {
      throw ProblemException.of(Problem.Kind.INVALID, String.valueOf(tooMany.getMessage()));
    }
  }

  /** Puts back into force, also what the policy no longer knows. */
  public Reply resume(ServerRequest request, Caller caller) throws ProblemException {
    Asked asked = asked(request);
    return switches
        .resume(asked.scope, caller.actor(), asked.because)
        .map(before -> json(members(before)))
        .orElseThrow(() ->
            ProblemException.of(
                Problem.Kind.NOT_FOUND, "`" + asked.scope + "` is not switched to observe"));
  }

  private record Asked(String scope, String because) {}

  private Asked asked(ServerRequest request) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    Asked asked =
        new Asked(body.text("scope", LONGEST_SCOPE), body.text("because", LONGEST_REASON));
    body.done();
    return asked;
  }

  private boolean isKnown(String scope) {
    Policy current = policy.get();
    return scope.equals(Restraints.ALL)
        || current.clause(scope).isPresent()
        || current.rule(scope).isPresent();
  }

  private Map<String, Object> usedUp(String scope) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("scope", scope);
    budgets.renewed(scope).ifPresent(end -> members.put("until", end.toString()));
    return members;
  }

  private static Map<String, Object> members(Switched it) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("scope", it.scope());
    members.put("since", it.since().toString());
    members.put("by", it.actor().name());
    members.put("because", it.because());
    return members;
  }

  private static Reply json(Object value) {
    return Reply.json(200, JSON.writeValueAsBytes(value));
  }
}
