/** Raises what rules written for ModSecurity say of a request. */
@NullMarked
package dev.bailiff.detectors.seclang;

import org.jspecify.annotations.NullMarked;
