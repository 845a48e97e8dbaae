package dev.bailiff.core.policy;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.signal.Detector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * One version of a policy, ready to run. Immutable: swapping policies is replacing one reference.
 *
 * @param version the content hash that decisions cite
 * @param name what the policy is called
 * @param effective the day from which it holds
 * @param memoryBytes the most bytes that the state of all features may take
 * @param clauses every clause, in order of its number
 * @param features every feature; a feature's index is its place here
 * @param rules every rule, in order of its full id
 * @param signals the names of the signals that conditions read; an index in conditions is a place
 *     here
 * @param sharedExpressions how many sub-expressions are shared between conditions
 * @param services what the provider says of its services
 * @param limits what the services document as the most that one caller may use, by the index of the
 *     feature that keeps it
 * @param imported detectors that came with the policy; they run beside those of the program
 */
public record Policy(
    String version,
    String name,
    LocalDate effective,
    long memoryBytes,
    List<Clause> clauses,
    List<Feature> features,
    List<Rule> rules,
    List<String> signals,
    int sharedExpressions,
    Services services,
    Map<Integer, LimitSpec> limits,
    List<Detector> imported) {
  public Policy {
    requireNonNull(version, "version");
    requireNonNull(name, "name");
    requireNonNull(effective, "effective");
    clauses = List.copyOf(clauses);
    features = List.copyOf(features);
    rules = List.copyOf(rules);
    signals = List.copyOf(signals);
    requireNonNull(services, "services");
    limits = Map.copyOf(limits);
    imported = List.copyOf(imported);
  }

  /** A policy for services of which nothing is said. */
  public Policy(
      String version,
      String name,
      LocalDate effective,
      long memoryBytes,
      List<Clause> clauses,
      List<Feature> features,
      List<Rule> rules,
      List<String> signals,
      int sharedExpressions) {
    this(
        version,
        name,
        effective,
        memoryBytes,
        clauses,
        features,
        rules,
        signals,
        sharedExpressions,
        Services.NONE,
        Map.of(),
        List.of());
  }

  /** Empty tables for the state of all features, within the policy's budget. */
  public FeatureTables newTables() {
    return FeatureTables.sharing(memoryBytes, kinds());
  }

  /**
   * Tables with which this policy goes on after another one: a feature that both declare in the
   * same way keeps its state, any other begins without. The tables of the other policy must not be
   * used once these are.
   *
   * @throws IllegalArgumentException if the budget of this policy is below its least memory;
   *     nothing is then changed
   */
  public FeatureTables tablesAfter(Policy other, FeatureTables tables) {
    Map<FeatureSpec, Integer> indexes = new HashMap<>();
    other.features.forEach(feature -> indexes.put(feature.spec(), feature.index()));
    List<OptionalInt> origins = new ArrayList<>();
    for (Feature feature : features) {
      Integer index = indexes.get(feature.spec());
      origins.add(index == null ? OptionalInt.empty() : OptionalInt.of(index));
    }
    return tables.followedBy(memoryBytes, kinds(), origins);
  }

  /** The fewest bytes in which the state of all features can be kept at all. */
  public long leastMemory() {
    return FeatureTables.leastBudget(kinds());
  }

  /** This policy with another budget for the state of features. */
  public Policy withMemory(long bytes) {
    return new Policy(
        version,
        name,
        effective,
        bytes,
        clauses,
        features,
        rules,
        signals,
        sharedExpressions,
        services,
        limits,
        imported);
  }

  /**
   * This policy for these services.
   *
   * @param documented the limits that they document, by the indexes of the features that keep them
   */
  public Policy publishing(Services published, Map<Integer, LimitSpec> documented) {
    return new Policy(
        version,
        name,
        effective,
        memoryBytes,
        clauses,
        features,
        rules,
        signals,
        sharedExpressions,
        published,
        documented,
        imported);
  }

  /** This policy with detectors that came with it. */
  public Policy withDetectors(List<Detector> detectors) {
    return new Policy(
        version,
        name,
        effective,
        memoryBytes,
        clauses,
        features,
        rules,
        signals,
        sharedExpressions,
        services,
        limits,
        detectors);
  }

  /** The clause with this number. */
  public Optional<Clause> clause(String id) {
    return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
  }

  /** The rule with this full id. */
  public Optional<Rule> rule(String id) {
    return rules.stream().filter(rule -> rule.spec().id().equals(id)).findFirst();
  }

  /** This policy with each rule changed. */
  public Policy withRules(UnaryOperator<Rule> change) {
    return new Policy(
        version,
        name,
        effective,
        memoryBytes,
        clauses,
        features,
        rules.stream().map(change).toList(),
        signals,
        sharedExpressions,
        services,
        limits,
        imported);
  }

  private List<FeatureKind> kinds() {
    return features.stream().map(feature -> feature.spec().kind()).toList();
  }
}
