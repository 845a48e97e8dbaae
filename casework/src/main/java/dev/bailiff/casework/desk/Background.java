package dev.bailiff.casework.desk;

import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.statements.Circumstances;
import java.util.Set;

/**
 * What an enforcement rests on.
 *
 * @param circumstances what happened and how it came to be judged
 * @param deciders the people who had a part in it
 */
record Background(Circumstances circumstances, Set<Reviewer> deciders) {
  Background {
    deciders = Set.copyOf(deciders);
  }
}
