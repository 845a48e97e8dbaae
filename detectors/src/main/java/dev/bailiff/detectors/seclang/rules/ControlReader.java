package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.text.Action;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.Word;
import dev.bailiff.detectors.seclang.transaction.Pick;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what a rule sets for the rest of the request. */
final class ControlReader {
  private final Consumer<Remark> remarks;
  private final SelectionReader selections;

  ControlReader(Consumer<Remark> remarks, SelectionReader selections) {
    this.remarks = remarks;
    this.selections = selections;
  }

  void read(Action action, Draft draft, Word word) {
    int equals = action.value().indexOf('=');
    String name = equals < 0 ? action.value() : action.value().substring(0, equals);
    String value = equals < 0 ? "" : action.value().substring(equals + 1).strip();
    String key = name.strip().toLowerCase(Locale.ROOT);
    switch (key) {
      case "ruleremovebyid", "ruleremovebytag", "ruleremovebymsg" ->
          filter(key, value, action)
              .ifPresent(rules -> draft.effects.add(new Effect.Exclude(rules)));
      case "ruleremovetargetbyid", "ruleremovetargetbytag", "ruleremovetargetbymsg" ->
          target(key, value, action, draft, word);
      case "ruleengine" -> {
        if (value.equalsIgnoreCase("off")) {
          draft.effects.add(new Effect.Stop(false));
        }
      }
      case "requestbodyprocessor" -> draft.effects.add(new Effect.ReadBodyAs(value));
      case "auditengine",
          "auditlogparts",
          "debugloglevel",
          "forcerequestbodyvariable",
          "requestbodyaccess",
          "responsebodyaccess",
          "responsebodylimit",
          "requestbodylimit",
          "hashengine",
          "hashenforcement" -> {}
      default ->
          remarks.accept(
              new Remark(
                  action.spot(), Remark.Kind.ERROR, "ctl", "unknown setting `" + name + "`"));
    }
  }

  private void target(String key, String value, Action action, Draft draft, Word word) {
    int semicolon = value.indexOf(';');
    if (semicolon < 0) {
      remarks.accept(
          new Remark(action.spot(), Remark.Kind.ERROR, "ctl", "`" + value + "` has no target"));
      return;
    }
    Optional<RuleFilter> rules = filter(key, value.substring(0, semicolon), action);
    Optional<Pick> target = pick(value.substring(semicolon + 1), word);
    if (rules.isPresent() && target.isPresent()) {
      draft.effects.add(new Effect.ExcludeTarget(rules.get(), target.get()));
    }
  }

  private Optional<Pick> pick(String text, Word word) {
    int at = word.text().indexOf(text);
    return selections.term(word.part(Math.max(0, at), Math.max(0, at) + text.length()));
  }

  private Optional<RuleFilter> filter(String key, String value, Action action) {
    Optional<RuleFilter> filter =
        key.endsWith("byid")
            ? RuleFilter.ids(value)
            : Optional.of(
                key.endsWith("bytag") ? RuleFilter.tag(value) : RuleFilter.message(value));
    if (filter.isEmpty()) {
      remarks.accept(
          new Remark(
              action.spot(), Remark.Kind.ERROR, "ctl", "`" + value + "` is no number of a rule"));
    }
    return filter;
  }
}
