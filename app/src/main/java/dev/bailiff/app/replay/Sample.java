package dev.bailiff.app.replay;

/**
 * One event on which a rule fired, as a person checks it.
 *
 * @param event the event's id: for a log, file and line
 * @param timeMillis when it happened
 * @param line what happened, in one line
 * @param because the rule's reason
 */
record Sample(String event, long timeMillis, String line, String because) {}
