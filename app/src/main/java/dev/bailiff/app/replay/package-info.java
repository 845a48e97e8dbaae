/** Decides recorded events and says who broke what, with evidence. */
@NullMarked
package dev.bailiff.app.replay;

import org.jspecify.annotations.NullMarked;
