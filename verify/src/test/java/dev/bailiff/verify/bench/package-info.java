/** Measures the parts that must be fast, with JMH. */
@NullMarked
package dev.bailiff.verify.bench;

import org.jspecify.annotations.NullMarked;
