/** The texts of a policy and what is wrong with them, with exact places. */
@NullMarked
package dev.bailiff.rules.source;

import org.jspecify.annotations.NullMarked;
