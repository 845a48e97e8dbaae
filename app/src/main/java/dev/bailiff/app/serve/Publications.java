package dev.bailiff.app.serve;

import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Route;
import dev.bailiff.app.publish.Editions;
import dev.bailiff.app.publish.PolicyEndpoints;
import dev.bailiff.app.publish.Texts;
import dev.bailiff.app.trial.Backtests;
import dev.bailiff.app.trial.TrialEndpoint;
import dev.bailiff.detectors.Detectors;
import java.time.InstantSource;
import java.util.Optional;

/** How another policy comes into force in a service, and how one is tried. */
final class Publications {
  private final LivePolicy policy;
  private final Backtests backtests;
  private final Optional<Editions> editions;

  Publications(Stores stores, LivePolicy policy, InstantSource time) {
    this.policy = policy;
    this.backtests = new Backtests(stores.journal(), Detectors.all(), stores.database());
    this.editions =
        stores
            .published()
            .map(inForce ->
                new Editions(
                    stores.database(),
                    stores.audit(),
                    backtests,
                    inForce,
                    texts -> policy.use(texts.policy()),
                    time));
  }

  /** Decides by what a folder holds, or says why not. */
  Optional<String> take(Texts folder) {
    if (editions.isPresent()) {
      return editions.get().take(folder);
    }
    if (folder.policy().policy().version().equals(policy.version())) {
      policy.know(folder.policy());
    } else {
      policy.use(folder.policy());
    }
    return Optional.empty();
  }

  /** What answers one of the routes about policies. */
  Endpoint of(Route route, Bodies bodies, InstantSource time) {
    PolicyEndpoints endpoints =
        new PolicyEndpoints(editions, () -> policy.policy().version(), bodies, time);
    return switch (route) {
      case TRY_POLICY -> new TrialEndpoint(backtests, bodies, time);
      case POLICIES -> endpoints::list;
      case POLICY -> endpoints::one;
      case PROPOSE_POLICY -> endpoints::propose;
      case BACKTEST_POLICY -> endpoints::backtest;
      case PUBLISH_POLICY -> endpoints::publish;
      default -> throw new IllegalArgumentException("not a route of this kind: " + route);
    };
  }
}
