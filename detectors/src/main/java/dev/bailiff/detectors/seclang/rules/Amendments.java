package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.text.Directive;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.Word;
import dev.bailiff.detectors.seclang.transaction.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What directives take away from rules, or change about what they look at. */
final class Amendments {
  private record Looking(RuleFilter rules, Selection more) {}

  private final List<RuleFilter> removed = new ArrayList<>();
  private final List<Looking> looking = new ArrayList<>();
  private final Consumer<Remark> remarks;
  private final SelectionReader selections;

  Amendments(Consumer<Remark> remarks, SelectionReader selections) {
    this.remarks = remarks;
    this.selections = selections;
  }

  /** Reads {@code SecRuleRemoveBy…} or {@code SecRuleUpdateTargetBy…}. */
  void read(Directive directive) {
    boolean isTarget = directive.key().startsWith("secruleupdatetarget");
    List<Word> words = directive.words();
    if (words.isEmpty() || (isTarget && words.size() != 2)) {
      error(directive, "`" + directive.name() + "` needs " + (isTarget ? "a target" : "a rule"));
      return;
    }
    int last = isTarget ? 1 : words.size();
    for (Word word : words.subList(0, last)) {
      Optional<RuleFilter> filter = filter(directive, word.text());
      if (filter.isEmpty()) {
        error(directive, "`" + word.text() + "` is no number of a rule");
      } else if (isTarget) {
        looking.add(new Looking(filter.get(), selections.read(words.get(1))));
      } else {
        removed.add(filter.get());
      }
    }
  }

  boolean isRemoved(Rule rule) {
    return removed.stream().anyMatch(filter -> filter.includes(rule));
  }

  Rule amended(Rule rule) {
    Rule amended = rule;
    for (Looking each : looking) {
      if (each.rules().includes(rule)) {
        amended = amended.looking(amended.selection().with(each.more()));
      }
    }
    return amended;
  }

  private static Optional<RuleFilter> filter(Directive directive, String text) {
    if (directive.key().endsWith("byid")) {
      return RuleFilter.ids(text);
    }
    return Optional.of(
        directive.key().endsWith("bytag") ? RuleFilter.tag(text) : RuleFilter.message(text));
  }

  private void error(Directive directive, String message) {
    remarks.accept(directive.remark(Remark.Kind.ERROR, directive.name(), message));
  }
}
