/** Takes the ladder's steps: what was done before decides what is done next. */
@NullMarked
package dev.bailiff.casework.escalation;

import org.jspecify.annotations.NullMarked;
