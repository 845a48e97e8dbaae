/**
 * Carries decisions from the journal to casework.
 *
 * <p>The journal alone is read, so nothing is carried before its record is on the disk, and what is
 * enforced is what the record says, whatever policy is at hand by then. Casework writes how far the
 * journal was followed in the transaction of what followed from it; the carrier begins there. So
 * each decision is carried once, whoever dies in between.
 */
@NullMarked
package dev.bailiff.app.carry;

import org.jspecify.annotations.NullMarked;
