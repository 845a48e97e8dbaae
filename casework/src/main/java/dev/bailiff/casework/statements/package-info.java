/** Statements of reasons: what the affected person is told of a restriction. */
@NullMarked
package dev.bailiff.casework.statements;

import org.jspecify.annotations.NullMarked;
