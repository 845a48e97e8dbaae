/** What holds rules back: what people have switched off, and budgets that are used up. */
@NullMarked
package dev.bailiff.casework.restraint;

import org.jspecify.annotations.NullMarked;
