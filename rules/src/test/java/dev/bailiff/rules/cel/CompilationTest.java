package dev.bailiff.rules.cel;

import static dev.bailiff.rules.cel.Given.attempt;
import static dev.bailiff.rules.cel.Given.compiled;
import static dev.bailiff.rules.cel.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Equality;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Inputs;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.Network;
import dev.bailiff.core.event.Permit;
import dev.bailiff.core.event.PermitUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompilationTest {
  private static final EventType HTTP = EventTypes.HTTP_REQUEST;

  private final ConditionCompiler compiler = new ConditionCompiler(Given.VOCABULARY);

  @Test
  void equalities_under_the_top_level_and_are_found() {
    CompiledCondition condition =
        condition(
            "(\"GET\" == event.method && event.status in [401, 403]) && hits > 3"
                + " && (event.path == \"/a\" || event.path in [\"/b\", \"/c\"])"
                + " && (client.ip == \"x\" || hits > 9)");
    assertThat(condition.atoms().stream().flatMap(atom -> atom.equality().stream()))
        .containsExactly(
            new Equality(HTTP.require("event.method"), Set.of("GET")),
            new Equality(HTTP.require("event.status"), Set.of(401L, 403L)),
            new Equality(HTTP.require("event.path"), Set.of("/a", "/b", "/c")));
  }

  @Test
  void an_equality_with_something_of_another_type_than_the_field_is_none() {
    assertThat(condition("event.status == dyn(404.0)").atoms())
        .flatExtracting(atom -> atom.equality().stream().toList())
        .isEmpty();
    assertThat(condition("event.status in [dyn(404.0), dyn(1)]").atoms())
        .flatExtracting(atom -> atom.equality().stream().toList())
        .isEmpty();
    assertThat(condition("event.method in {\"GET\": 1}").atoms())
        .flatExtracting(atom -> atom.equality().stream().toList())
        .isEmpty();
  }

  @Test
  void atoms_are_the_conjuncts_as_the_author_wrote_them() {
    assertThat(
            condition("(event.status == 404\n  && (hits > 3 || share > 0.5)) && !asset(event.path)")
                .atoms())
        .extracting(Atom::source)
        .containsExactly("event.status == 404", "(hits > 3 || share > 0.5)", "!asset(event.path)");
  }

  @Test
  void what_the_answer_of_an_atom_depends_on_is_listed() {
    List<Inputs> inputs =
        condition(
                "asset(event.path) && event.status == 404 && has(event.query)"
                    + " && (event.method == \"GET\" || event.path == \"/\")"
                    + " && signal(\"sql-injection\") > 0.5"
                    + " && hits > 3 && client.has(\"monitor\")"
                    + " && event.time > timestamp(0) && !permitted(\"assessment\", \"discovery\")")
            .atoms()
            .stream()
            .map(Atom::inputs)
            .toList();
    Field path = HTTP.require("event.path");
    assertThat(inputs)
        .containsExactly(
            Inputs.of(path),
            Inputs.of(HTTP.require("event.status")),
            Inputs.of(HTTP.require("event.query")),
            Inputs.of(HTTP.require("event.method"), path),
            new Inputs(Set.of(), Set.of(1), true, false),
            Inputs.UNKNOWN,
            Inputs.UNKNOWN,
            Inputs.UNKNOWN,
            new Inputs(Set.of(), Set.of(), false, true));
  }

  @Test
  void what_a_condition_reads_is_listed() {
    CompiledCondition condition =
        condition("signal(\"sql-injection\") > 0.5 && failed_logins > 3 && hits > 1 && hits > 2");
    assertThat(condition.signals()).containsExactly(1);
    assertThat(condition.features()).containsExactly(0, 3);
  }

  @Test
  void cheap_conjuncts_are_asked_before_signals_and_features() {
    Scope scope =
        new Scope(
            64,
            (index, s) -> {
              throw new AssertionError("a signal was asked for");
            },
            (index, s) -> {
              throw new AssertionError("a feature was asked for");
            });
    CompiledCondition condition =
        condition("signal(\"sql-injection\") > 0.5 && hits > 3 && event.status == 200");
    scope.begin(request().event(), Facts.NOTHING_ON_FILE);
    assertThat(condition.condition().test(scope)).isEqualTo(Truth.NO);
  }

  @Test
  void equal_sub_expressions_of_two_conditions_share_a_slot() {
    condition("event.path.lowerAscii().contains(\"admin\") && event.status == 404");
    int before = compiler.sharedExpressions();
    condition("hits > 7 && event.path.lowerAscii().contains(\"admin\")");
    assertThat(compiler.sharedExpressions()).isEqualTo(before);
  }

  @Test
  void a_key_has_one_hash_in_all_event_types() {
    Expression inRequests = compiled(compiler.key(HTTP, List.of("client.ip", "account.id")));
    Expression inAttempts =
        compiled(compiler.key(EventTypes.AUTH_ATTEMPT, List.of("client.ip", "account.id")));
    Expression turned = compiled(compiler.key(HTTP, List.of("account.id", "client.ip")));
    Scope request = request().with("account.id", "a1").scope(compiler);
    Scope attempt =
        attempt().with("client.ip", "203.0.113.9").with("account.id", "a1").scope(compiler);
    assertThat(inRequests.bits(request)).isEqualTo(inAttempts.bits(attempt));
    assertThat(turned.bits(request)).isNotEqualTo(inRequests.bits(request));
  }

  @Test
  void a_key_with_a_missing_part_fails() {
    Expression key = compiled(compiler.key(HTTP, List.of("client.ip", "account.id")));
    Scope scope = request().scope(compiler);
    for (int i = 0; i < 2; i++) {
      assertThat(key.bits(scope)).isZero();
      assertThat(scope.takeFailure())
          .isEqualTo(new Failure(Failure.Kind.MISSING_FIELD, "account.id"));
    }
  }

  @Test
  void numbers_are_doubles_and_steps_are_bits() {
    Scope scope = request().scope(64);
    assertThat(compiled(compiler.number(HTTP, "event.status")).bits(scope))
        .isEqualTo(Double.doubleToRawLongBits(404.0));
    Expression steps =
        compiled(compiler.steps(HTTP, List.of("event.status == 404", "false", "has(client.ip)")));
    assertThat(steps.bits(scope)).isEqualTo(0b101);
    Expression unknown = compiled(compiler.steps(HTTP, List.of("true", "event.query == \"x\"")));
    assertThat(unknown.bits(scope)).isZero();
    assertThat(scope.takeFailure()).isNotNull();
  }

  @Test
  void a_text_says_what_can_be_said() {
    Scope scope =
        request()
            .with("client.agent", "a\nb")
            .feature("hits", 21)
            .feature("share", Double.doubleToRawLongBits(2.0 / 3))
            .scope(64);
    assertThat(text("{hits} of {{all}}, {share} by {client.agent}: {event.query}", scope))
        .isEqualTo("21 of {all}, 0.667 by a b: ?");
    assertThat(text("{event.time}, {event.time - timestamp(0) > duration(\"1h\")}", scope))
        .isEqualTo("2026-11-23T12:00:00Z, true");
    assertThat(scope.failed()).isFalse();
  }

  @Test
  void a_permit_covers_or_its_crossed_bound_is_noted() {
    Permit permit =
        new Permit(
            "p1",
            "assessment",
            "Example Ltd",
            List.of(Network.parse("203.0.113.0/28").orElseThrow()),
            Set.of(),
            Set.of(),
            Set.of(),
            Given.NOON,
            Given.NOON.plus(Duration.ofDays(1)),
            Set.of("injection"));
    Given given = request().facts(Facts.NOTHING_ON_FILE.withPermits(List.of(permit)));
    assertThat(uses(given, "permitted(\"assessment\", \"injection\")"))
        .containsExactly(new PermitUse("p1", Optional.empty()));
    assertThat(uses(given, "!permitted(\"assessment\", \"discovery\")"))
        .containsExactly(new PermitUse("p1", Optional.of("class: it does not cover `discovery`")));
    assertThat(uses(given, "!permitted(\"promotion\", \"injection\")")).isEmpty();
  }

  private List<PermitUse> uses(Given given, String condition) {
    CompiledCondition compiled = condition(condition);
    Scope scope = given.scope(compiler);
    assertThat(compiled.condition().test(scope)).isEqualTo(Truth.YES);
    return scope.permitUses();
  }

  private String text(String template, Scope scope) {
    return compiled(compiler.text(HTTP, template, Reads.EVERYTHING)).render(scope);
  }

  private CompiledCondition condition(String source) {
    return compiled(compiler.condition(HTTP, source, Reads.EVERYTHING));
  }
}
