/** Tries another policy on what was recorded, before it decides anything. */
@NullMarked
package dev.bailiff.app.trial;

import org.jspecify.annotations.NullMarked;
