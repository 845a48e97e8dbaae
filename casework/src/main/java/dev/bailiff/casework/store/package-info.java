/** The database under casework: SQLite by itself or PostgreSQL, one schema, one transaction at a time. */
@NullMarked
package dev.bailiff.casework.store;

import org.jspecify.annotations.NullMarked;
