package dev.bailiff.rules.load;

import dev.bailiff.core.policy.Clause;
import dev.bailiff.rules.example.Example;
import java.util.List;
import java.util.Optional;

/**
 * All that stands in the folder of a clause.
 *
 * @param folder the folder
 * @param clause its words; empty if there is a problem with them
 * @param features the features declared in it
 * @param rules the rules declared in it
 * @param examples its examples
 * @param hasExamples whether it has a file of examples
 */
record DeclaredClause(
    Folder folder,
    Optional<Clause> clause,
    List<DeclaredFeature> features,
    List<DeclaredRule> rules,
    List<Example> examples,
    boolean hasExamples) {}
