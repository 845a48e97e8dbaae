package dev.bailiff.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.schema.PolicySchemas;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void editors_know_every_key_that_the_loader_knows() {
    Map<String, Object> rules = PolicySchemas.rules();

    assertThat(keys(rules)).hasSameElementsAs(FolderReader.KEYS);
    assertThat(keys(item(rules, "features"))).hasSameElementsAs(FeatureShape.allKeys());
    assertThat(keys(item(rules, "rules"))).hasSameElementsAs(RuleReader.KEYS);
    assertThat(keys(PolicySchemas.policy())).hasSameElementsAs(Header.KEYS);

    Map<String, Object> ladder = map(map(PolicySchemas.policy().get("properties")).get("ladder"));
    assertThat(keys(ladder)).hasSameElementsAs(LadderReader.KEYS);
    assertThat(keys(item(ladder, "steps"))).hasSameElementsAs(LadderReader.STEP_KEYS);
    assertThat(keys(item(ladder, "begins"))).hasSameElementsAs(LadderReader.BEGIN_KEYS);

    Map<String, Object> restraint =
        map(map(PolicySchemas.policy().get("properties")).get("restraint"));
    assertThat(keys(restraint)).hasSameElementsAs(RestraintReader.KEYS);
    assertThat(keys(item(restraint, "budgets"))).hasSameElementsAs(RestraintReader.BUDGET_KEYS);
    assertThat(keys(map(map(restraint.get("properties")).get("shared-address"))))
        .hasSameElementsAs(RestraintReader.SHARED_KEYS);
  }

  @Test
  void examples_and_facts_have_schemas() {
    assertThat(keys(item(PolicySchemas.examples(), "examples"))).contains("fires", "misses");
    assertThat(keys(PolicySchemas.facts())).containsExactlyInAnyOrder("labels", "permits");
  }

  private static Set<String> keys(Map<String, Object> schema) {
    return map(schema.get("properties")).keySet();
  }

  private static Map<String, Object> item(Map<String, Object> schema, String list) {
    return map(map(map(schema.get("properties")).get(list)).get("items"));
  }

  @SuppressWarnings("unchecked") // schemas are maps all the way down
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }
}
