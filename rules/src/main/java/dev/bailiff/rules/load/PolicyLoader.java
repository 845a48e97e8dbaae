package dev.bailiff.rules.load;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.RestraintSpec;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.rules.cel.ConditionCompiler;
import dev.bailiff.rules.facts.FactsOnFile;
import dev.bailiff.rules.facts.FactsReader;
import dev.bailiff.rules.services.DeclaredLimit;
import dev.bailiff.rules.services.ServicesOnFile;
import dev.bailiff.rules.services.ServicesReader;
import dev.bailiff.rules.source.FileNames;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads a policy: all of it, or all that is wrong with it. */
public final class PolicyLoader {
  private final PolicySource source;
  private final Problems problems = new Problems();
  private final List<DeclaredClause> clauses = new ArrayList<>();
  private final List<DeclaredFeature> features = new ArrayList<>();
  private final List<DeclaredRule> rules = new ArrayList<>();

  private PolicyLoader(PolicySource source) {
    this.source = source;
  }

  /** Loads the policy of this source, whose conditions may read these signals. */
  public static Loading load(PolicySource source, List<SignalSpec> signals) {
    return new PolicyLoader(source).load(signals);
  }

  private Loading load(List<SignalSpec> signals) {
    PolicyFiles.check(source, problems);
    Header header = Header.read(source, problems);
    FactsOnFile facts =
        source
            .file(PolicyFiles.FACTS)
            .map(file -> FactsReader.read(file, problems))
            .orElse(FactsOnFile.EMPTY);
    ServicesOnFile services = ServicesReader.read(source, problems);
    readFolders();
    List<DeclaredFeature> written = List.copyOf(features);
    addLimits(services);
    Names names = new Names(features, signals.stream().map(SignalSpec::name).toList(), services);
    ConditionCompiler conditions = new ConditionCompiler(names.vocabulary());
    List<Optional<Feature>> compiled = compileFeatures(conditions);
    RestraintSpec restraint = header.restraint().map(this::restraint).orElse(RestraintSpec.NONE);
    List<Rule> runnable = compileRules(conditions, names, compiled, restraint);
    checkWhole(written, restraint);
    Optional<LadderSpec> ladder = header.ladder().flatMap(this::ladder);
    if (header.ladder().isEmpty()) {
      LadderReader.checkAsked(rules, problems);
    }
    return problems.haveErrors()
        ? new Loading.Rejected(problems.sorted())
        : new Loading.Accepted(
            new LoadedPolicy(
                policy(header, names, conditions, compiled, runnable)
                    .publishing(services.services(), limits(services)),
                facts.with(services.monitors()).protectedBy(restraint.protecting()),
                clauses.stream().flatMap(clause -> clause.examples().stream()).toList(),
                ladder,
                restraint,
                names.unread(rules)),
            problems.sorted());
  }

  private Optional<LadderSpec> ladder(YamlNode node) {
    return LadderReader.read(node, clauseIds(), problems);
  }

  private RestraintSpec restraint(YamlNode node) {
    List<String> ids = features.stream().map(feature -> feature.id().value()).toList();
    RestraintReader reader = new RestraintReader(clauseIds(), ids, problems);
    RestraintSpec restraint = reader.read(node);
    reader.checkLabels(rules, restraint);
    return restraint;
  }

  private List<String> clauseIds() {
    return clauses.stream().map(clause -> clause.folder().clause()).toList();
  }

  private void readFolders() {
    FolderReader reader = new FolderReader(source, problems);
    Set<String> ids = new HashSet<>();
    for (String folder : PolicyFiles.folders(source)) {
      reader.read(folder).ifPresent(clauses::add);
    }
    for (DeclaredClause clause : clauses) {
      clause.features().stream()
          .filter(feature -> ids.add(feature.id().value()))
          .forEach(features::add);
      rules.addAll(clause.rules());
    }
  }

  private List<Optional<Feature>> compileFeatures(ConditionCompiler conditions) {
    Set<EventType> judged = new LinkedHashSet<>();
    rules.forEach(rule -> judged.addAll(rule.on()));
    FeatureCompiler compiler = new FeatureCompiler(conditions, judged, problems);
    List<Optional<Feature>> compiled = new ArrayList<>();
    for (DeclaredFeature feature : features) {
      compiled.add(compiler.compile(feature, compiled.size()));
    }
    return compiled;
  }

  private List<Rule> compileRules(
      ConditionCompiler conditions,
      Names names,
      List<Optional<Feature>> compiled,
      RestraintSpec restraint) {
    RuleCompiler.ReadableOn readable = (feature, type) -> isReadable(compiled.get(feature), type);
    RuleCompiler compiler =
        new RuleCompiler(
            conditions,
            names,
            readable,
            new Guards(restraint.shared(), features, readable),
            problems);
    Reachability reachability = new Reachability(features, problems);
    List<Rule> runnable = new ArrayList<>();
    for (DeclaredRule declared : rules) {
      reachability.checkThresholds(declared);
      compiler
          .compile(declared)
          .ifPresent(rule -> {
            reachability.checkCondition(declared, rule);
            runnable.add(rule);
          });
    }
    return runnable;
  }

  /** A feature with problems of its own is not blamed on those who read it. */
  private static boolean isReadable(Optional<Feature> feature, EventType type) {
    return feature.isEmpty() || feature.get().program(type.name()).isPresent();
  }

  /** The features that keep the documented limits, after those of the clauses. */
  private void addLimits(ServicesOnFile services) {
    Set<String> ids = new HashSet<>();
    features.forEach(feature -> ids.add(feature.id().value()));
    for (DeclaredLimit limit : services.limits()) {
      if (ids.contains(limit.feature())) {
        problems.error(limit.id().place(), "a feature is called `" + limit.feature() + "` already");
        continue;
      }
      DeclaredFeature.of(limit, problems).ifPresent(features::add);
    }
  }

  private Map<Integer, LimitSpec> limits(ServicesOnFile services) {
    Map<String, LimitSpec> specs = new HashMap<>();
    services.limits().forEach(limit -> specs.put(limit.feature(), limit.spec()));
    Map<Integer, LimitSpec> limits = new HashMap<>();
    for (int i = 0; i < features.size(); i++) {
      LimitSpec spec = specs.get(features.get(i).id().value());
      if (spec != null) {
        limits.put(i, spec);
      }
    }
    return limits;
  }

  private void checkWhole(List<DeclaredFeature> written, RestraintSpec restraint) {
    Consistency consistency = new Consistency(problems);
    consistency.checkIds(clauses);
    consistency.checkExamples(clauses);
    consistency.checkMeasured(clauses);
    Set<String> read = featuresRead();
    restraint.shared().ifPresent(shared -> read.addAll(shared.countedBy()));
    consistency.checkUnread(written, read);
  }

  private Set<String> featuresRead() {
    Names names = new Names(features, List.of());
    Set<String> read = new HashSet<>();
    for (DeclaredRule rule : rules) {
      read.addAll(Names.words(rule.when().value()));
      names.featuresIn(rule.because().value()).forEach(index -> read.add(names.feature(index)));
    }
    return read;
  }

  private Policy policy(
      Header header,
      Names names,
      ConditionCompiler conditions,
      List<Optional<Feature>> compiled,
      List<Rule> runnable) {
    Map<String, Clause> byNumber = new HashMap<>();
    clauses.forEach(
        declared -> declared.clause().ifPresent(clause -> byNumber.put(clause.id(), clause)));
    return new Policy(
        PolicyVersion.of(source),
        header.name(),
        header.effective(),
        header.memoryBytes(),
        sorted(byNumber.values()),
        compiled.stream().map(Optional::orElseThrow).toList(),
        runnable.stream()
            .sorted(Comparator.comparing(rule -> rule.spec().id(), FileNames.ORDER))
            .toList(),
        names.signals(),
        conditions.sharedExpressions());
  }

  private static List<Clause> sorted(Collection<Clause> clauses) {
    return clauses.stream().sorted(Comparator.comparing(Clause::id, FileNames.ORDER)).toList();
  }
}
