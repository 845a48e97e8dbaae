package dev.bailiff.app.policy;

import dev.bailiff.detectors.seclang.rules.RuleSet;
import dev.bailiff.detectors.seclang.rules.RuleSetReader;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.RuleText;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** The files in a policy's folder that hold rules for ModSecurity. */
public final class ImportedFiles {
  private ImportedFiles() {}

  /** Whether the policy's file with this name is one of them. */
  public static boolean isOne(String name) {
    return name.startsWith(PolicySource.IMPORTED)
        && (name.endsWith(".conf") || name.endsWith(".data"));
  }

  /** Those of a policy, under their own names. */
  static List<RuleText> of(PolicySource source) {
    List<RuleText> files = new ArrayList<>();
    for (SourceText file : source.files()) {
      if (isOne(file.name())) {
        String name = file.name().substring(PolicySource.IMPORTED.length());
        files.add(new RuleText(name, file.text()));
      }
    }
    return files;
  }

  /** The rules in files, with what is wrong with them as problems of a policy. */
  static RuleSet read(List<RuleText> files, List<Problem> problems) {
    RuleSet rules = RuleSetReader.read(files);
    for (Remark remark : rules.remarks()) {
      if (remark.kind() == Remark.Kind.ERROR) {
        problems.add(Problem.error(place(remark), remark.message(), ""));
      }
    }
    long inPart = rules.remarks().stream().filter(r -> r.kind() == Remark.Kind.IN_PART).count();
    if (rules.leftOut() > 0 || inPart > 0) {
      problems.add(
          Problem.warning(
              Place.wholeFile(PolicySource.IMPORTED),
              "of %,d imported rules %,d are left out, and %,d actions or variables are not carried out"
                  .formatted(rules.size() + rules.leftOut(), rules.leftOut(), inPart),
              "`bailiff import crs DIR --list` names them"));
    }
    return rules;
  }

  private static Place place(Remark remark) {
    String file = PolicySource.IMPORTED + remark.spot().file();
    return remark.spot().line() == 0
        ? Place.wholeFile(file)
        : new Place(file, remark.spot().line(), remark.spot().column(), 1);
  }
}
