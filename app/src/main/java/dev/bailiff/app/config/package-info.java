/** Settings from a file and the environment, read with every problem at once. */
@NullMarked
package dev.bailiff.app.config;

import org.jspecify.annotations.NullMarked;
