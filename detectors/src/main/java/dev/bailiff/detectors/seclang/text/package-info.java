/** Reads ModSecurity's configuration language, line by line, into directives and their words. */
@NullMarked
package dev.bailiff.detectors.seclang.text;

import org.jspecify.annotations.NullMarked;
