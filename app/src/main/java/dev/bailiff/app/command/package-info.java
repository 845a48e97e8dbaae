/** The commands of the executable, one class each. */
@NullMarked
package dev.bailiff.app.command;

import org.jspecify.annotations.NullMarked;
