package dev.bailiff.core.feature;

/**
 * What a table holds, and what it could not hold.
 *
 * @param keys the keys that have state now
 * @param bytes the bytes of the table's arrays now, free room included
 * @param peakBytes the most that {@code bytes} ever was, old and new arrays of a growth together
 * @param budgetBytes the table's share of the budget, beyond which it may take what others leave
 * @param expired states dropped to make room when they had nothing left to say
 * @param evicted states dropped to make room though they still mattered: values may be too low
 * @param late events dropped because they came too long after newer ones of their key
 * @param deferred first events of a key that left no state because the table was nearly full
 * @param saturated events that a full counter could not add
 */
public record TableStats(
    long keys,
    long bytes,
    long peakBytes,
    long budgetBytes,
    long expired,
    long evicted,
    long late,
    long deferred,
    long saturated) {}
