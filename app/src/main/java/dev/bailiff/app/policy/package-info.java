/** Policies as files: in a folder, or packed into the program. */
@NullMarked
package dev.bailiff.app.policy;

import org.jspecify.annotations.NullMarked;
