package dev.bailiff.app.restrain;

import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Route;
import dev.bailiff.core.policy.Policy;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The routes about what holds rules back, and about who is permitted more than others. */
public final class RestraintRoutes {
  private final RestraintEndpoints restraints;
  private final ProtectionEndpoints protections;
  private final PermitEndpoints permits;
  private final HistoryEndpoint history;

  /** Routes over what a service holds. */
  public RestraintRoutes(
      Holding holding, Supplier<Policy> policy, Bodies bodies, InstantSource time) {
    this.restraints = new RestraintEndpoints(holding.switches(), holding.budgets(), policy, bodies);
    this.protections = new ProtectionEndpoints(holding.protections(), bodies, time);
    this.permits = new PermitEndpoints(holding.permits(), bodies);
    this.history = new HistoryEndpoint(holding.database(), holding.strikesHalveAfter(), time);
  }

  /** What answers this route. */
  public Endpoint of(Route route) {
    return switch (route) {
      case RESTRAINTS -> restraints::list;
      case OBSERVE -> restraints::observe;
      case RESUME -> restraints::resume;
      case PROTECTIONS -> protections::list;
      case PROTECT -> protections::protect;
      case UNPROTECT -> protections::end;
      case PERMITS -> permits::list;
      case GIVE_PERMIT -> permits::give;
      case REVOKE_PERMIT -> permits::revoke;
      case HISTORY -> history;
      default -> throw new IllegalArgumentException("not a route of this kind: " + route);
    };
  }
}
