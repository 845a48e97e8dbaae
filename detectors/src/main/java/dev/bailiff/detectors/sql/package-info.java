/** Recognises SQL that breaks out of the value it was meant to be, by the shape of its tokens. */
@NullMarked
package dev.bailiff.detectors.sql;

import org.jspecify.annotations.NullMarked;
