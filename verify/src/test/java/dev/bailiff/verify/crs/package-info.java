/** Holds our detectors to the regression cases of the OWASP Core Rule Set. */
@NullMarked
package dev.bailiff.verify.crs;

import org.jspecify.annotations.NullMarked;
