/** What people and casework do with cases, statements and appeals, each in one transaction. */
@NullMarked
package dev.bailiff.casework.desk;

import org.jspecify.annotations.NullMarked;
