/**
 * Snapshots: the state of features as of a record of the journal, so that a start reads only the
 * tail of the journal after it.
 *
 * <h2>What is promised</h2>
 *
 * <ul>
 *   <li>Tables restored from a snapshot, and given the events after it, decide as tables that were
 *       never stopped: to the last slot if policy and memory are the same, and otherwise as {@link
 *       dev.bailiff.app.policy.LiveEngine#swap} would have gone on, had it been asked at the
 *       snapshot.
 *   <li>A snapshot is there as a whole or not at all. One that was damaged later is refused, and
 *       the one before it is taken; the journal keeps what that one needs.
 *   <li>Events flow on while a snapshot is written.
 * </ul>
 *
 * <h2>Files</h2>
 *
 * <p>A snapshot is a file named after the number of the last record whose event is in it, in twenty
 * digits, such as {@code 00000000000000000042.snapshot}. It is written under another name, forced,
 * and renamed. All numbers are big-endian.
 *
 * <pre>
 * snapshot := magic(8) block*
 * block    := length(4) checksum(4) kind(1) payload(length)
 * </pre>
 *
 * <p>A checksum is the CRC32C of the block's number, kind and payload, so blocks cannot change
 * places. The first block is the header: sequence(8), time(8), number of features(4), and the
 * SHA-256 of the declaration of each. The last one says how many came before it. Between them are
 * the blocks of {@link dev.bailiff.core.feature.FrozenTables} and parts that others keep, each
 * block with the name of its part.
 */
@NullMarked
package dev.bailiff.app.state;

import org.jspecify.annotations.NullMarked;
