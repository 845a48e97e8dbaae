package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.operator.Operator;
import dev.bailiff.detectors.seclang.text.Spot;
import dev.bailiff.detectors.seclang.transaction.Selection;
import dev.bailiff.detectors.seclang.transform.Steps;
import dev.bailiff.detectors.seclang.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A rule while it is read. */
final class Draft {
  /** The phase that a rule without one is in. */
  static final int PHASE = 2;

  final Spot spot;
  int id;
  int phase;
  boolean isAlways;
  Selection selection = new Selection(List.of(), List.of());
  Operator operator = (text, names, match) -> true;
  boolean isNegated;
  boolean isMultiMatch;
  boolean isCapturing;
  boolean isChained;
  boolean isLogged = true;
  boolean isDisruptive;
  String message = "";
  String severity = "";
  final List<Effect> effects = new ArrayList<>();
  final List<Transformation> transformations = new ArrayList<>();
  final Set<String> tags = new TreeSet<>();

  /** Set if the rule cannot be carried out; it is then left out with all of its chain. */
  boolean isLeftOut;

  Draft(Spot spot) {
    this.spot = spot;
  }

  Rule rule(Steps.Table steps, String marker) {
    return new Rule(
        id,
        spot,
        phase == 0 ? PHASE : phase,
        marker,
        isAlways,
        selection,
        steps.of(transformations),
        operator,
        isNegated,
        isMultiMatch,
        isCapturing,
        effects,
        tags,
        message,
        severity,
        isLogged,
        isDisruptive,
        Optional.empty());
  }
}
