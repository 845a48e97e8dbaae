/** Questions for people: why they are asked, who is looking, what was ruled. */
@NullMarked
package dev.bailiff.casework.cases;

import org.jspecify.annotations.NullMarked;
