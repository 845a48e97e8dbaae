/**
 * What other systems follow of enforcements: each change once, in order, and what they did about
 * it.
 */
@NullMarked
package dev.bailiff.casework.feed;

import org.jspecify.annotations.NullMarked;
