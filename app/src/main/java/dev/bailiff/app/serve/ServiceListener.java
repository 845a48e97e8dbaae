package dev.bailiff.app.serve;

import dev.bailiff.app.carry.CarrierListener;
import dev.bailiff.app.intake.DecisionListener;

/**
 * Who is told what happens in a service.
 *
 * @param decisions is told what is decided
 * @param carrier is told what becomes of decisions
 * @param upkeep is told what is done beside them
 */
record ServiceListener(DecisionListener decisions, CarrierListener carrier, UpkeepListener upkeep) {
  static final ServiceListener NONE =
      new ServiceListener(DecisionListener.NONE, CarrierListener.NONE, UpkeepListener.NONE);
}
