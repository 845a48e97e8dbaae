package dev.bailiff.core.decision;

/** The value of one feature for one event, as 64 bits of the feature's value type. */
public record Fragment(int feature, long bits) {}
