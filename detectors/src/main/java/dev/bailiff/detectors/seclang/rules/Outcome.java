package dev.bailiff.detectors.seclang.rules;

import java.util.List;

/**
 * What rules say of a request.
 *
 * @param hits the rules that held and are told of, in their order
 * @param score the anomaly score
 * @param threshold the score from which on the rules would have it refused
 * @param isRefused whether a rule held that would end the request by itself
 */
public record Outcome(List<Hit> hits, int score, int threshold, boolean isRefused) {
  public Outcome {
    hits = List.copyOf(hits);
  }
}
