/** Rules, from their directives to what they say of a request. */
@NullMarked
package dev.bailiff.detectors.seclang.rules;

import org.jspecify.annotations.NullMarked;
