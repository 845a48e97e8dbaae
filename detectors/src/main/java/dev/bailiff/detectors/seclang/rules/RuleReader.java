package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.operator.OperatorFault;
import dev.bailiff.detectors.seclang.operator.Operators;
import dev.bailiff.detectors.seclang.text.Directive;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.Word;
import dev.bailiff.detectors.seclang.transaction.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads one rule. */
final class RuleReader {
  private final Consumer<Remark> remarks;
  private final SelectionReader selections;
  private final ActionReader actions;
  private final Operators operators;
  private final List<Remark> inPart = new ArrayList<>();

  RuleReader(Consumer<Remark> remarks, Operators operators) {
    this.remarks = remarks;
    this.operators = operators;
    this.selections = new SelectionReader(this::note);
    this.actions = new ActionReader(remarks, selections);
  }

  SelectionReader selections() {
    return selections;
  }

  /** Reads a rule, or an action by itself, which always holds. */
  Draft read(Directive directive) {
    Draft draft = new Draft(directive.spot());
    List<Word> words = directive.words();
    boolean isRule = directive.key().equals("secrule");
    int least = isRule ? 2 : 1;
    if (words.size() < least || words.size() > least + 1) {
      remarks.accept(
          directive.remark(
              Remark.Kind.ERROR,
              directive.name(),
              isRule
                  ? "`SecRule` needs variables, an operator and actions"
                  : "`SecAction` needs actions"));
      draft.isLeftOut = true;
      return draft;
    }
    draft.isAlways = !isRule;
    if (isRule) {
      selection(words.get(0), draft);
      operator(words.get(1), draft);
    }
    if (words.size() == least + 1 || !isRule) {
      actions.read(words.getLast(), draft);
    }
    return draft;
  }

  private void note(Remark remark) {
    if (remark.kind() == Remark.Kind.IN_PART) {
      inPart.add(remark);
    } else {
      remarks.accept(remark);
    }
  }

  /** A rule that is left with nothing to look at is left out. */
  private void selection(Word word, Draft draft) {
    inPart.clear();
    Selection selection = selections.read(word);
    draft.selection = selection;
    boolean isEmpty = selection.picks().isEmpty();
    draft.isLeftOut = isEmpty;
    for (Remark remark : inPart) {
      remarks.accept(
          isEmpty
              ? new Remark(remark.spot(), Remark.Kind.LEFT_OUT, remark.subject(), remark.message())
              : remark);
    }
  }

  private void operator(Word word, Draft draft) {
    String text = word.text();
    int at = blanks(text, 0);
    if (at < text.length() && text.charAt(at) == '!') {
      draft.isNegated = true;
      at = blanks(text, at + 1);
    }
    String name = "rx";
    if (at < text.length() && text.charAt(at) == '@') {
      int end = at + 1;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      name = text.substring(at + 1, end);
      at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    }
    try {
      draft.operator = operators.of(name, text.substring(at));
    } catch (OperatorFault fault) {
      draft.isLeftOut = true;
      remarks.accept(
          new Remark(
              word.spot(at + fault.index()),
              fault.isError() ? Remark.Kind.ERROR : Remark.Kind.LEFT_OUT,
              fault.subject(),
              fault.reason()));
    }
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
