/** How another policy comes into force: proposed, tried on what was recorded, and published. */
@NullMarked
package dev.bailiff.app.publish;

import org.jspecify.annotations.NullMarked;
