/** What people found when they looked at what rules had found. */
@NullMarked
package dev.bailiff.casework.hindsight;

import org.jspecify.annotations.NullMarked;
