/** The shipped policy over the sample logs, decided in every way in which it can be decided. */
@NullMarked
package dev.bailiff.verify.replay;

import org.jspecify.annotations.NullMarked;
