/** Finds request paths at which people sign in. */
@NullMarked
package dev.bailiff.detectors.signinpath;

import org.jspecify.annotations.NullMarked;
