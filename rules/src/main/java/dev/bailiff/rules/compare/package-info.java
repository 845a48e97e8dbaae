/** What differs between two policies: words and rules side by side. */
@NullMarked
package dev.bailiff.rules.compare;

import org.jspecify.annotations.NullMarked;
