/** Commands that take rules out of force and back. */
@NullMarked
package dev.bailiff.app.rule;

import org.jspecify.annotations.NullMarked;
