/** Holds imported firewall rules to the program that they were written for. */
@NullMarked
package dev.bailiff.verify.seclang;

import org.jspecify.annotations.NullMarked;
