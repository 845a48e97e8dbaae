/** The database under casework: SQLite by itself or PostgreSQL, under one schema. */
@NullMarked
package dev.bailiff.casework.store;

import org.jspecify.annotations.NullMarked;
