/** Whether the published form of events is what others understand it to be. */
@NullMarked
package dev.bailiff.verify.event;

import org.jspecify.annotations.NullMarked;
