package dev.bailiff.app.simulate;

/**
 * A line of the log.
 *
 * @param text the line in the combined format, all ASCII, without its end
 * @param label what kind of client it comes from
 * @param actor who is behind it
 */
public record LabelledLine(String text, Label label, String actor) {}
