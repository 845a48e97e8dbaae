/**
 * Turns regular expressions as PCRE reads them into ones that take linear time and mean the same,
 * or says why that cannot be done, and finds literals without which nothing matches.
 */
@NullMarked
package dev.bailiff.detectors.seclang.regex;

import org.jspecify.annotations.NullMarked;
