package dev.bailiff.detectors.seclang.operator;

import dev.bailiff.detectors.seclang.phrases.PhraseSets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether one of many phrases is in a text. */
record PhraseList(Set<String> phrases, PhraseSets sets) implements Operator {
  static PhraseList of(List<String> all) throws OperatorFault {
    Set<String> phrases = new LinkedHashSet<>(all);
    try {
      return new PhraseList(phrases, PhraseSets.of(List.of(phrases)));
    } catch (IllegalArgumentException tooMany) {
      throw OperatorFault.wrong(String.valueOf(tooMany.getMessage()));
    }
  }

  @Override
  public boolean matches(String text, Names names, Match match) {
    if (sets.find(text)[0] == 0) {
      return false;
    }
    int end = sets.end(text);
    String before = PhraseSets.folded(text.substring(0, end));
    int length = 0;
    for (String phrase : phrases) {
      if (phrase.length() > length && before.endsWith(phrase)) {
        length = phrase.length();
      }
    }
    match.at(end - length, end, text);
    return true;
  }

  @Override
  public List<Set<String>> required() {
    return List.of(phrases);
  }
}
