/** Reads the provider's inventory of its services, and the descriptions of their interfaces. */
@NullMarked
package dev.bailiff.rules.services;

import org.jspecify.annotations.NullMarked;
