/**
 * Follows log files while they are written, across their rotation and across restarts.
 *
 * <p>A log is known by its path; its files come and go. A file is told from others by its head: the
 * first line, or the first kibibyte of it. So a file that was renamed, copied or packed is still
 * the same, and where it was read to is known after a restart. Two files of one log that begin with
 * the same line cannot be told apart; in every format that is read here, a first line bears a time.
 *
 * <ul>
 *   <li><b>Renamed, and a new one made:</b> the old file is read on until it has been quiet for a
 *       while, as servers go on writing to it until they have been told; the new one from its
 *       beginning.
 *   <li><b>Copied, and emptied:</b> what was not read yet is read from the copy.
 *   <li><b>While nobody followed:</b> the file that was being read is found among the rotated ones,
 *       packed or not, and read on; those after it are read in whole.
 * </ul>
 *
 * <p>Offsets are written down after the events before them have been accepted, so a crash repeats
 * some lines and leaves none out. An event's id is made of the head of its file and the offset of
 * its line: a line that is read again is the same event. A line counts when its line break is
 * there.
 *
 * <p>One thing is not exact: an attempt to sign in of which several lines tell may be told in part
 * if a restart comes between them, as parsers remember earlier lines only while they run.
 */
@NullMarked
package dev.bailiff.app.tail;

import org.jspecify.annotations.NullMarked;
