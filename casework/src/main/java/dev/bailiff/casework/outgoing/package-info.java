/** The statements of reasons that were issued, in the database. */
@NullMarked
package dev.bailiff.casework.outgoing;

import org.jspecify.annotations.NullMarked;
