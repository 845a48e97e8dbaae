/** What the provider says of its own services: where they are and how they may be called. */
@NullMarked
package dev.bailiff.core.service;

import org.jspecify.annotations.NullMarked;
