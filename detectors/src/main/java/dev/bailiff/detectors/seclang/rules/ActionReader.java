package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.operator.Macro;
import dev.bailiff.detectors.seclang.text.Action;
import dev.bailiff.detectors.seclang.text.ByteText;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.Word;
import dev.bailiff.detectors.seclang.transform.Transformation;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the actions of rules into what the rules do. */
final class ActionReader {
  private static final int RESPONSE = 3;

  private final Consumer<Remark> remarks;
  private final ControlReader controls;

  ActionReader(Consumer<Remark> remarks, SelectionReader selections) {
    this.remarks = remarks;
    this.controls = new ControlReader(remarks, selections);
  }

  void read(Word word, Draft draft) {
    for (Action action : Action.read(word, remarks)) {
      read(action, draft, word);
    }
  }

  private void read(Action action, Draft draft, Word word) {
    String value = ByteText.of(action.value());
    switch (action.name()) {
      case "id" -> id(action, draft);
      case "phase" -> phase(action, draft);
      case "t" -> transformation(action, draft);
      case "chain" -> draft.isChained = true;
      case "capture" -> draft.isCapturing = true;
      case "multimatch" -> draft.isMultiMatch = true;
      case "msg" -> draft.message = action.value();
      case "tag" -> draft.tags.add(action.value());
      case "severity" -> draft.severity = action.value().toUpperCase(Locale.ROOT);
      case "log" -> draft.isLogged = true;
      case "nolog" -> draft.isLogged = false;
      case "deny", "block", "drop", "redirect", "proxy" -> draft.isDisruptive = true;
      case "allow" -> draft.effects.add(new Effect.Stop(value.equals("phase")));
      case "setvar" -> variable(action, value, draft);
      case "ctl" -> controls.read(action, draft, word);
      case "skipafter" -> draft.effects.add(new Effect.SkipAfter(value));
      case "skip" -> skip(action, draft);
      case "initcol", "expirevar", "deprecatevar", "setuid", "setsid", "setrsc" ->
          inPart(action, "what is remembered from one request to the next needs a feature");
      case "exec",
          "prepend",
          "append",
          "setenv",
          "pause",
          "sanitisearg",
          "sanitisematched",
          "sanitisematchedbytes",
          "sanitiserequestheader",
          "sanitiseresponseheader",
          "xmlns" ->
          inPart(action, "a detector only tells what it sees");
      case "pass",
          "auditlog",
          "noauditlog",
          "logdata",
          "rev",
          "ver",
          "maturity",
          "accuracy",
          "status" -> {}
      default -> error(action, "unknown action `" + action.name() + "`");
    }
  }

  private void id(Action action, Draft draft) {
    if (RuleFilter.isId(action.value())) {
      draft.id = Integer.parseInt(action.value());
    } else {
      error(action, "`" + action.value() + "` is not the number of a rule");
    }
  }

  private void phase(Action action, Draft draft) {
    switch (action.value().toLowerCase(Locale.ROOT)) {
      case "1" -> draft.phase = 1;
      case "2", "request" -> draft.phase = 2;
      case "3", "4", "5", "response", "logging" -> draft.phase = RESPONSE;
      default -> error(action, "`" + action.value() + "` is not a phase");
    }
  }

  private void transformation(Action action, Draft draft) {
    if (action.value().equalsIgnoreCase("none")) {
      draft.transformations.clear();
      return;
    }
    Transformation.named(action.value())
        .ifPresentOrElse(draft.transformations::add, () -> unknownStep(action, draft));
  }

  private void unknownStep(Action action, Draft draft) {
    boolean isKnown =
        List.of("parityeven7bit", "parityodd7bit", "parityzero7bit", "urlencode", "phpargsnames")
            .contains(action.value().toLowerCase(Locale.ROOT));
    if (!isKnown) {
      error(action, "unknown transformation `" + action.value() + "`");
      return;
    }
    draft.isLeftOut = true;
    String message = "the transformation `" + action.value() + "` is not supported";
    remarks.accept(new Remark(action.spot(), Remark.Kind.LEFT_OUT, "t:" + action.value(), message));
  }

  private void skip(Action action, Draft draft) {
    if (action.value().matches("\\d{1,4}")) {
      draft.effects.add(new Effect.Skip(Integer.parseInt(action.value())));
    } else {
      error(action, "`" + action.value() + "` is not a number of rules");
    }
  }

  /** {@code tx.name=value}, {@code tx.name=+2}, {@code tx.name} or {@code !tx.name}. */
  private void variable(Action action, String value, Draft draft) {
    boolean isRemoved = value.startsWith("!");
    String text = isRemoved ? value.substring(1) : value;
    int dot = text.indexOf('.');
    if (dot < 0) {
      error(action, "`" + action.value() + "` names no variable of a collection");
      return;
    }
    if (!text.substring(0, dot).equalsIgnoreCase("tx")) {
      inPart(action, "what is remembered from one request to the next needs a feature");
      return;
    }
    int equals = text.indexOf('=');
    Macro name = Macro.of(text.substring(dot + 1, equals < 0 ? text.length() : equals));
    if (isRemoved) {
      draft.effects.add(new Effect.Unset(name));
      return;
    }
    String given = equals < 0 ? "1" : text.substring(equals + 1);
    boolean isSum = equals >= 0 && (given.startsWith("+") || given.startsWith("-"));
    draft.effects.add(
        new Effect.Assign(
            name,
            isSum ? given.charAt(0) : Effect.Assign.SET,
            Macro.of(isSum ? given.substring(1) : given)));
  }

  private void inPart(Action action, String why) {
    String subject = action.name() + ":" + action.value().replaceAll("=.*", "");
    remarks.accept(
        new Remark(
            action.spot(),
            Remark.Kind.IN_PART,
            subject,
            "the action `" + action.name() + "` is not carried out: " + why));
  }

  private void error(Action action, String message) {
    remarks.accept(new Remark(action.spot(), Remark.Kind.ERROR, action.name(), message));
  }
}
