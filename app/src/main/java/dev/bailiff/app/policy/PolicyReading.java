package dev.bailiff.app.policy;

import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.detectors.seclang.ImportedRules;
import dev.bailiff.detectors.seclang.rules.RuleSet;
import dev.bailiff.detectors.seclang.text.RuleText;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.load.PolicyLoader;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problem;
import java.util.ArrayList;
import java.util.List;

/** Loads a policy with the detectors that its folder brings along. */
public final class PolicyReading {
  private PolicyReading() {}

  /** Loads the policy of this source; conditions may read what any detector raises. */
  public static Loading load(PolicySource source) {
    return load(
        source, Detectors.all().stream().map(Detector::signals).flatMap(List::stream).toList());
  }

  /** Loads the policy of this source, whose conditions may read these signals and its own. */
  public static Loading load(PolicySource source, List<SignalSpec> signals) {
    List<RuleText> files = ImportedFiles.of(source);
    if (files.isEmpty()) {
      return PolicyLoader.load(source, signals);
    }
    List<Problem> problems = new ArrayList<>();
    RuleSet rules = ImportedFiles.read(files, problems);
    Detector imported = new ImportedRules(rules);
    List<SignalSpec> all = new ArrayList<>(signals);
    all.addAll(imported.signals());
    Loading loading = PolicyLoader.load(source, all);
    problems.addAll(loading.problems());
    List<Problem> sorted = problems.stream().sorted().toList();
    return switch (loading) {
      case Loading.Accepted accepted when !rules.hasErrors() ->
          new Loading.Accepted(with(imported, accepted.policy()), sorted);
      default -> new Loading.Rejected(sorted);
    };
  }

  private static LoadedPolicy with(Detector imported, LoadedPolicy loaded) {
    Policy policy = loaded.policy();
    List<Detector> all = new ArrayList<>(policy.imported());
    all.add(imported);
    return loaded.running(policy.withDetectors(all));
  }
}
