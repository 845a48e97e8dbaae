package dev.bailiff.app.journal;

/**
 * The end of the journal that was cut off when it was opened, because its writing had been
 * interrupted.
 *
 * @param file the segment
 * @param offset where it was cut
 * @param bytes how many bytes were dropped, without the zeros at the end
 */
public record TornTail(String file, long offset, long bytes) {}
