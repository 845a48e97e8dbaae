/** Posts documentation as people post it, and counts on how much of it the shipped policy acts. */
@NullMarked
package dev.bailiff.verify.developertext;

import org.jspecify.annotations.NullMarked;
