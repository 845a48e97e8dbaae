/** Loading a policy: declarations are read, compiled and held against each other. */
@NullMarked
package dev.bailiff.rules.load;

import org.jspecify.annotations.NullMarked;
