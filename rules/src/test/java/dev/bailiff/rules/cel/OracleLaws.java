package dev.bailiff.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Facts;
import dev.bailiff.rules.cel.Checker.Checked;
import dev.cel.common.types.CelKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OracleLaws {
  private static final Set<CelKind> ANY = EnumSet.allOf(CelKind.class);

  private final Environment environment =
      new Environment(Given.request().type(), Given.VOCABULARY, Reads.EVERYTHING, new Parses());

  @Property(tries = 1_500, seed = "20261123")
  void our_code_and_the_cel_runtime_agree(@ForAll long seed) {
    String text = new RandomExpressions(seed).any();
    Checked checked = Given.compiled(Checker.check(environment, text, ANY));
    Sharing sharing = new Sharing();
    Node node = new Translator(checked.ast(), environment, sharing).root(checked.ast().getExpr());
    for (int i = 0; i < 4; i++) {
      Scope scope = event(new Random(seed + i)).scope(sharing.slots());
      Optional<Object> expected = new CelOracle(Given.VOCABULARY, scope).value(checked.ast());
      for (int round = 0; round < 2; round++) { // the second reads what the first remembered
        Object value = node.boxed(scope);
        boolean failed = scope.takeFailure() != null;
        assertThat(failed ? Optional.empty() : Optional.of(value))
            .as("%s%nof %s", text, scope.event())
            .isEqualTo(expected);
      }
    }
  }

  static Given event(Random random) {
    Given given = Given.bare();
    given.with("event.method", one(random, "GET", "POST", "a"));
    given.maybe(random, "event.path", one(random, "/a/b.html", "/users/17", "", "/é.css"));
    given.maybe(random, "event.query", one(random, "a=1", "", "GET"));
    given.maybe(random, "event.status", one(random, 200L, 404L, 0L, Long.MAX_VALUE));
    given.maybe(random, "event.bytes", one(random, 1L, -1L, 9007199254740993L, Long.MIN_VALUE));
    given.maybe(random, "event.duration", one(random, 0.5, 21.0, 1e19));
    given.maybe(random, "event.headers", one(random, Map.of("accept", "a"), Map.of("a", "b")));
    given.maybe(random, "event.forwarded", List.of("10.0.0.1", one(random, "a", "nikto")));
    given.maybe(random, "client.agent", one(random, "nikto", "", "curl/8.0"));
    if (random.nextBoolean()) {
      given.signal("scanner-agent", one(random, 0.0, 0.5, 1.0), "nikto");
    }
    given.feature("hits", one(random, 0L, 2L, 21L));
    if (random.nextInt(4) > 0) {
      given.feature("share", Double.doubleToRawLongBits(one(random, 0.0, 0.5, 1.0)));
    }
    given.feature("first_seen", one(random, Instant.EPOCH, Given.NOON).toEpochMilli());
    Facts facts = random.nextBoolean() ? Facts.NOTHING_ON_FILE : Facts.MISSING;
    return given.facts(facts.withLabels(Entity.CLIENT, one(random, Set.of("monitor"), Set.of())));
  }

  @SafeVarargs
  private static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
