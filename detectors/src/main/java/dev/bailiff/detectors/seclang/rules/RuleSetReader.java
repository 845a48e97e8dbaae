package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.operator.Operators;
import dev.bailiff.detectors.seclang.text.Directive;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.RuleText;
import dev.bailiff.detectors.seclang.text.Spot;
import dev.bailiff.detectors.seclang.transform.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the rules of some files, and says what of them is not carried out. */
public final class RuleSetReader {
  /** The most rules; the Core Rule Set has about 700, with those that continue chains. */
  public static final int MAX_RULES = 10_000;

  /** The most rules of a chain. */
  static final int MAX_CHAIN = 32;

  /** The most remarks; more of the same helps nobody. */
  private static final int MAX_REMARKS = 2_000;

  private final List<Remark> remarks = new ArrayList<>();
  private final RuleReader reader;
  private final Amendments amendments;
  private final Steps.Table steps = new Steps.Table();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<Integer, Spot> ids = new HashMap<>();
  private final Set<String> markers = new TreeSet<>();
  private final List<Draft> chain = new ArrayList<>();
  private int seen;
  private int leftOut;
  private int later;
  private int begun;

  private RuleSetReader(List<RuleText> files) {
    Map<String, String> lists = new HashMap<>();
    files.stream().filter(f -> !f.holdsDirectives()).forEach(f -> lists.put(f.name(), f.text()));
    reader = new RuleReader(this::remark, new Operators(lists));
    amendments = new Amendments(this::remark, reader.selections());
  }

  /** Reads files; those with rules in the order of their names, others when a rule names them. */
  public static RuleSet read(List<RuleText> files) {
    RuleSetReader reader = new RuleSetReader(files);
    Inclusion.ordered(files, reader::remark).forEach(reader::read);
    return reader.ruleSet();
  }

  private void remark(Remark remark) {
    if (remarks.size() < MAX_REMARKS) {
      remarks.add(remark);
    }
  }

  private void read(Directive directive) {
    boolean isRule = directive.key().equals("secrule") || directive.key().equals("secaction");
    if (!chain.isEmpty() && !isRule) {
      error(directive.spot(), "the chain before this is not continued");
      chain.clear();
    }
    switch (directive.key()) {
      case "secrule", "secaction" -> rule(directive);
      case "secmarker" -> marker(directive);
      case "secruleremovebyid",
          "secruleremovebytag",
          "secruleremovebymsg",
          "secruleupdatetargetbyid",
          "secruleupdatetargetbytag",
          "secruleupdatetargetbymsg" ->
          amendments.read(directive);
      case "secruleupdateactionbyid", "secrulescript" -> {
        String message = "`" + directive.name() + "` is not supported";
        remark(directive.remark(Remark.Kind.LEFT_OUT, directive.name(), message));
      }
      default -> other(directive);
    }
  }

  private void other(Directive directive) {
    if (Settings.KNOWN.contains(directive.key()) || directive.key().startsWith("<")) {
      String message = "nothing here depends on `" + directive.name() + "`";
      remark(directive.remark(Remark.Kind.SETTING, directive.name(), message));
    } else {
      error(directive.spot(), "unknown directive `" + directive.name() + "`");
    }
  }

  private void marker(Directive directive) {
    if (directive.words().isEmpty()) {
      error(directive.spot(), "`SecMarker` needs a name");
      return;
    }
    String name = directive.words().getFirst().text();
    markers.add(name);
    rules.add(new Draft(directive.spot()).rule(steps, name));
  }

  private void rule(Directive directive) {
    if (++seen > MAX_RULES) {
      if (seen == MAX_RULES + 1) {
        error(directive.spot(), "more than " + MAX_RULES + " rules");
      }
      return;
    }
    if (chain.isEmpty()) {
      begun = remarks.size();
    }
    Draft draft = reader.read(directive);
    if (chain.isEmpty()) {
      checkId(draft);
    } else {
      draft.phase = chain.getFirst().phase;
    }
    chain.add(draft);
    if (chain.size() > MAX_CHAIN) {
      error(directive.spot(), "a chain of more than " + MAX_CHAIN + " rules");
      chain.clear();
    } else if (!draft.isChained) {
      finish();
    }
  }

  private void checkId(Draft draft) {
    if (draft.id == 0) {
      if (!draft.isLeftOut) {
        error(draft.spot, "a rule without `id`");
      }
      return;
    }
    Spot before = ids.putIfAbsent(draft.id, draft.spot);
    if (before != null) {
      error(draft.spot, "the id " + draft.id + " is used at " + before + " already");
    }
  }

  private void finish() {
    Draft head = chain.getFirst();
    boolean isLater = head.phase > 2;
    if (isLater) { // nothing is lost by what is not carried out of them
      List<Remark> about = remarks.subList(begun, remarks.size());
      about.removeIf(remark -> remark.kind() != Remark.Kind.ERROR);
    }
    boolean isLeftOut = chain.stream().anyMatch(draft -> draft.isLeftOut);
    later += isLater ? 1 : 0;
    leftOut += isLeftOut && !isLater ? 1 : 0;
    if (!isLater && !isLeftOut) {
      Rule rule = chain.getLast().rule(steps, "");
      for (int i = chain.size() - 2; i >= 0; i--) {
        rule = chain.get(i).rule(steps, "").followedBy(rule);
      }
      rules.add(rule);
    }
    chain.clear();
  }

  private RuleSet ruleSet() {
    if (!chain.isEmpty()) {
      error(chain.getLast().spot, "the chain that begins here is not continued");
    }
    List<Rule> kept = new ArrayList<>();
    for (Rule rule : rules) {
      checkMarkers(rule);
      if (!rule.marker().isEmpty() || !amendments.isRemoved(rule)) {
        kept.add(amendments.amended(rule));
      }
    }
    try {
      return RuleSet.of(kept, steps, remarks, leftOut, later);
    } catch (IllegalArgumentException tooMany) {
      error(Spot.wholeFile("rules"), String.valueOf(tooMany.getMessage()));
      return RuleSet.of(List.of(), steps, remarks, leftOut, later);
    }
  }

  private void checkMarkers(Rule rule) {
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.SkipAfter skip && !markers.contains(skip.marker())) {
        error(rule.spot(), "there is no marker `" + skip.marker() + "`");
      }
    }
  }

  private void error(Spot spot, String message) {
    remark(new Remark(spot, Remark.Kind.ERROR, "rules", message));
  }
}
