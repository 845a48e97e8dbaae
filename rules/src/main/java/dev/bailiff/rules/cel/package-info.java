/**
 * Compiles conditions written in CEL: types from the event catalogue, errors to people, fast code.
 */
@NullMarked
package dev.bailiff.rules.cel;

import org.jspecify.annotations.NullMarked;
