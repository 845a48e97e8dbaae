/** What rules ask of a value. */
@NullMarked
package dev.bailiff.detectors.seclang.operator;

import org.jspecify.annotations.NullMarked;
