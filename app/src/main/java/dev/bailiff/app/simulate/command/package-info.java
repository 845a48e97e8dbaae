/** The command that simulates traffic. */
@NullMarked
package dev.bailiff.app.simulate.command;

import org.jspecify.annotations.NullMarked;
