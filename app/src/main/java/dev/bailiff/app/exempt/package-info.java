/** Commands that say for whom rules do not hold. */
@NullMarked
package dev.bailiff.app.exempt;

import org.jspecify.annotations.NullMarked;
