package dev.bailiff.app.journal;

/** An entry that is in the journal, with its number; the first ever has number 1. */
public record Recorded(long sequence, Entry entry) {}
