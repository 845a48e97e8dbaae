package dev.bailiff.verify.crs;

import dev.bailiff.core.event.Event;

/**
 * One request of the regression suite.
 *
 * @param rule the rule that it is about
 * @param name rule and number of the test
 * @param isAttack whether that rule is to match it, or is not to
 * @param request the request
 */
record CrsCase(int rule, String name, boolean isAttack, Event request) {}
