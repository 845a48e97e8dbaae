/**
 * The journal: an append-only file of records that have reached the disk before they count.
 *
 * <h2>What is promised</h2>
 *
 * <ul>
 *   <li>An append is acknowledged after its records have been forced to the disk, never before.
 *       Records keep the order in which they were appended, and are numbered without gaps.
 *   <li>A batch is there as a whole or not at all.
 *   <li>An append that is refused leaves nothing behind, with one exception: if the process dies
 *       between the failure and the cut that follows it, whole records of the failed group may be
 *       found at the next start. Whoever must not see a record twice gives it an id.
 *   <li>Damage is an error that names file and offset. The only bytes ever dropped are those of a
 *       group whose writing was interrupted, and {@link dev.bailiff.app.journal.TornTail} says so.
 *   <li>Nobody reads what is not on the disk yet.
 * </ul>
 *
 * <h2>Files</h2>
 *
 * <p>A journal is a directory of segments, named after the number of their first record in twenty
 * digits, such as {@code 00000000000000000001.journal}, and a file {@code lock}, which keeps a
 * second process out. Records are appended to the last segment until it is full, or the journal is
 * asked to roll. All numbers are big-endian, all checksums CRC32C.
 *
 * <pre>
 * segment  := header record* zero*
 * header   := magic(8) version(4) first(8) created(8) salt(4) checksum(4)
 * record   := head-checksum(4) length(4) payload-checksum(4) sequence(8) group(4) following(2)
 *             kind(1) payload(length)
 * </pre>
 *
 * <p>{@code created} is in milliseconds of the epoch. {@code salt} is random and goes into each
 * head checksum of the segment: a payload, which may come from an attacker, cannot contain what
 * looks like a record. {@code group} says how many records before this one were written to be
 * forced together with it, {@code following} how many of the same batch come after it.
 *
 * <p>The zeros at the end are room: forcing a file that does not grow takes a fraction of the time.
 * Room is taken a mebibyte at a time and given back when a segment is full or the journal closes.
 *
 * <h2>Writing</h2>
 *
 * <p>One thread takes all that waits, as far as it fits into the segment, writes it, forces the
 * file once and then acknowledges all of it. While it forces, the next group gathers. What waits is
 * bounded in bytes; beyond that an append is refused at once.
 *
 * <p>After a failed write or force nothing past the last acknowledged record is trusted, and
 * neither is what the operating system remembers of it: a force that failed may succeed when
 * repeated without having written anything. So the segment is cut at the last acknowledged record,
 * everything that waits is refused with the cause, and the journal is unwell. It then probes the
 * disk from time to time. When it can write and force as many bytes as a group needs, it cuts the
 * segment again, reads it from the beginning, and goes on in a new one.
 *
 * <h2>Opening</h2>
 *
 * <p>Every segment's header is read, and of the last one every record. The first that is not whole
 * ends it. What comes after is searched for heads that are whole. A group is written only when all
 * earlier ones are on the disk, so if one of those heads belongs to a group that began after the
 * broken record, then that record had been acknowledged and is damaged: an error. Otherwise its
 * group was never acknowledged, and is cut off. The one thing this cannot tell apart is damage to
 * the last group of all from an interrupted write of it; it is cut and reported. The last whole
 * group, or the header if there is none, is written and forced again, as its process may have died
 * before that. Earlier segments are checked as they are read, and each must end where the next
 * begins.
 */
@NullMarked
package dev.bailiff.app.journal;

import org.jspecify.annotations.NullMarked;
