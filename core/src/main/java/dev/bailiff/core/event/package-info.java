/**
 * What happened: events, their typed catalogue, the entities they name and the facts known about
 * them.
 */
@NullMarked
package dev.bailiff.core.event;

import org.jspecify.annotations.NullMarked;
