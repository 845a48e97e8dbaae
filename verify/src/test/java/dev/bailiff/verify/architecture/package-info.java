/** What keeps the code in the shape that the design gives it. */
@NullMarked
package dev.bailiff.verify.architecture;

import org.jspecify.annotations.NullMarked;
