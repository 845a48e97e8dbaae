/** What rules do to a value before they look at it, each as ModSecurity does it to bytes. */
@NullMarked
package dev.bailiff.detectors.seclang.transform;

import org.jspecify.annotations.NullMarked;
