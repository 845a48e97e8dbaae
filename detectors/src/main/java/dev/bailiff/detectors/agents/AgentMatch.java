package dev.bailiff.detectors.agents;

import static java.util.Objects.requireNonNull;

/**
 * A program that an agent string names.
 *
 * @param name the program's name
 * @param score how sure it is that this is the program
 * @param start index of the first character that says so
 * @param end index after the last one
 */
public record AgentMatch(String name, double score, int start, int end) {
  public AgentMatch {
    requireNonNull(name, "name");
  }
}
