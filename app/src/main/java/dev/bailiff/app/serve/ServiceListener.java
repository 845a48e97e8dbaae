package dev.bailiff.app.serve;

import dev.bailiff.app.carry.CarrierListener;
import dev.bailiff.app.intake.DecisionListener;

/**
 * Who is told what happens in a service.
 *
 * @param decisions is told what is decided
 * @param carrier is told what becomes of decisions
 */
record ServiceListener(DecisionListener decisions, CarrierListener carrier) {
  static final ServiceListener NONE =
      new ServiceListener(DecisionListener.NONE, CarrierListener.NONE);
}
