package dev.bailiff.detectors.seclang.operator;

import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.markup.CrossSiteScripting;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Place;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.sql.SqlInjection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The two operators for which ModSecurity uses libinjection; here they ask our own recognisers of
 * the same two classes.
 *
 * @param attack the class
 * @param over the score above which a text counts; bare words and plain markup score below
 * @param required the literals of which one is in every such text, encoded or not
 */
record Injections(AttackClass attack, double over, List<Set<String>> required) implements Operator {
  private static final Field FIELD = EventTypes.HTTP_REQUEST.require("event.body");

  static Injections sql() {
    return of(new SqlInjection(), 0.5);
  }

  static Injections script() {
    return of(new CrossSiteScripting(), 0.45);
  }

  private static Injections of(AttackClass attack, double over) {
    Set<String> literals = new LinkedHashSet<>(attack.literals());
    literals.add("%");
    literals.add("&");
    return new Injections(attack, over, List.of(literals));
  }

  @Override
  public boolean matches(String text, Names names, Match match) {
    Findings findings = new Findings();
    Value value = Value.alone(Place.QUERY, FIELD, text);
    attack.look(value, value.view(), findings);
    if (findings.score(attack.signal().name()) <= over) {
      return false;
    }
    match.at(0, text.length(), text);
    return true;
  }
}
