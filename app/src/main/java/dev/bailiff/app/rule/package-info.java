/** Commands that take rules, and what they did, out of force. */
@NullMarked
package dev.bailiff.app.rule;

import org.jspecify.annotations.NullMarked;
