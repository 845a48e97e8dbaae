/** One request as rules see it, variable by variable. */
@NullMarked
package dev.bailiff.detectors.seclang.transaction;

import org.jspecify.annotations.NullMarked;
