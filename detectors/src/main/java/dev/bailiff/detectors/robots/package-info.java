/** Recognises requests for what a site's robots.txt keeps from robots. */
@NullMarked
package dev.bailiff.detectors.robots;

import org.jspecify.annotations.NullMarked;
