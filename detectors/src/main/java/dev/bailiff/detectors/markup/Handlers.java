package dev.bailiff.detectors.markup;

import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.Set;

/**
 * Finds assignments to event handlers that stand in no tag: pages put values into tags, too. One
 * that calls something is meant to run; a bare one says little.
 */
final class Handlers {
  private static final int MIN_NAME = 5;
  private static final int MAX_NAME = 48;

  /** How far a call is looked for after the equals sign. */
  private static final int CALL = 48;

  private static final double CALLING = 0.85;
  private static final double BARE = 0.4;

  /** Signs after which an attribute's name can begin. */
  private static final String BEFORE = " \n\r\"'`/;<=,>&";

  /** Words that begin as handlers do. */
  private static final Set<String> WORDS =
      Set.of(
          "online",
          "onsale",
          "onsite",
          "ongoing",
          "onboarding",
          "onboard",
          "onward",
          "onwards",
          "onion",
          "onions",
          "ontario",
          "ontology",
          "onhold",
          "onetime",
          "oneway",
          "onepage",
          "onestep",
          "oneof",
          "onenote",
          "onedrive",
          "ondemand",
          "onpremise",
          "onsales");

  private Handlers() {}

  static void look(String signal, Value value, View view, Findings findings) {
    String text = view.folded();
    for (int at = text.indexOf("on"); at >= 0; at = text.indexOf("on", at + 2)) {
      if (at == 0 || BEFORE.indexOf(text.charAt(at - 1)) >= 0) {
        int end = nameEnd(text, at);
        int equals = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        boolean isAssigned = equals < text.length() && text.charAt(equals) == '=';
        if (isAssigned && end - at >= MIN_NAME && !WORDS.contains(text.substring(at, end))) {
          int stop = callEnd(text, equals + 1);
          double score = stop > 0 ? CALLING : BARE;
          if (score > findings.score(signal)) {
            findings.found(
                signal,
                "event-handler",
                score,
                value,
                view,
                view.foldedEvidence(at, Math.max(equals + 1, stop)));
          }
        }
      }
    }
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && end - from < MAX_NAME
        && text.charAt(end) >= 'a'
        && text.charAt(end) <= 'z') {
      end++;
    }
    return end;
  }

  /** Where what follows an equals sign begins a call, or 0 if it does not. */
  private static int callEnd(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < 3 && " '\"".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int start = at;
    while (at < text.length() && at - start < CALL) {
      char c = text.charAt(at);
      if (c == '(' || c == '`') {
        return at > start ? at + 1 : 0;
      }
      if (!(c >= 'a' && c <= 'z') && c != '.' && c != '_') {
        return 0;
      }
      at++;
    }
    return 0;
  }
}
