/** The log of who changed what and why, chained by hashes. */
@NullMarked
package dev.bailiff.casework.audit;

import org.jspecify.annotations.NullMarked;
