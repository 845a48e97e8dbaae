/** Speaks HTTP: routes, limits, replies and problems, whatever the endpoints behind them do. */
@NullMarked
package dev.bailiff.app.http;

import org.jspecify.annotations.NullMarked;
