/**
 * Takes events in: journals them, decides each once in the order of the journal, and answers who
 * waits.
 *
 * <p>One thread decides. It takes what waits, leaves out what has been answered before, appends the
 * rest with their facts to the journal as one group, and decides each when the disk has it. While
 * one group is on its way to the disk, the next is prepared. So the state of features is always
 * that of the journal's events, decided from the first to the last acknowledged one; deciding them
 * again gives it back. Decisions are appended after their events. One from which something may
 * follow is on the disk before it is answered, so that what is enforced is what was answered, even
 * if another policy is at hand after a crash. The others are not waited for: what is missing of
 * them after a crash is decided again.
 *
 * <p>From time to time the state of features is written down ({@link
 * dev.bailiff.app.intake.Snapshots}); a start reads the newest snapshot and decides what comes
 * after it. A snapshot is written only when the decisions on all its events are on the disk, so
 * that nothing is answered twice in two ways.
 *
 * <h2>Repeats</h2>
 *
 * <p>An event is known by source and id. The first answer to each is kept for a time and within a
 * budget of bytes, and given again to whoever sends the event again. What has been forgotten cannot
 * be told from what is new, so an event whose time lies before the oldest answer still known is
 * refused. For the same reason one is refused whose time is ahead of the clock by more than {@link
 * dev.bailiff.app.intake.Answers#AHEAD}.
 *
 * <h2>Records</h2>
 *
 * <pre>
 * event (kind 1)    := received(8) facts-length(4) facts event
 * decision (kind 2) := sequence-of-event(8) verdict(1) flags(1) until(8) decision
 * </pre>
 *
 * <p>Numbers are big-endian, times milliseconds of the epoch. Facts, event and decision are JSON.
 * An event on which the engine itself broke has a decision with the verdict 255 and, for its JSON,
 * the fault in words. The first bit of the flags says that something may follow from the decision:
 * it rests on a rule, asks for something, a permit was used, or a rule is switched to observe.
 */
@NullMarked
package dev.bailiff.app.intake;

import org.jspecify.annotations.NullMarked;
