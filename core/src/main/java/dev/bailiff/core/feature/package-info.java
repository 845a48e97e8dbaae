/** What is known over time: the windowed state of each key, and the bounded tables that hold it. */
@NullMarked
package dev.bailiff.core.feature;

import org.jspecify.annotations.NullMarked;
