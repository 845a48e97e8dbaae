/** Erasing what is known of somebody, unless the law holds it. */
@NullMarked
package dev.bailiff.casework.erasure;

import org.jspecify.annotations.NullMarked;
