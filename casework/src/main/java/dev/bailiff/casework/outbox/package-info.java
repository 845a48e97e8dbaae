/**
 * Messages that must leave the house: written in a transaction, delivered after it, at least once.
 */
@NullMarked
package dev.bailiff.casework.outbox;

import org.jspecify.annotations.NullMarked;
