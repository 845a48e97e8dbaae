/** How long it takes to load a policy. */
@NullMarked
package dev.bailiff.verify.load;

import org.jspecify.annotations.NullMarked;
