/** What the journal does when its process is killed, and how fast it is. */
@NullMarked
package dev.bailiff.verify.journal;

import org.jspecify.annotations.NullMarked;
