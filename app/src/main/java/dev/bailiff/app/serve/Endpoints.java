package dev.bailiff.app.serve;

import dev.bailiff.app.audit.AuditedReads;
import dev.bailiff.app.deliver.DeliveryEndpoints;
import dev.bailiff.app.deliver.EnforcementEndpoints;
import dev.bailiff.app.deliver.UndoEndpoint;
import dev.bailiff.app.desk.DeskEndpoints;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Route;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.metrics.Metrics;
import dev.bailiff.app.overview.Overview;
import dev.bailiff.app.overview.OverviewEndpoint;
import dev.bailiff.app.restrain.RestraintRoutes;
import dev.bailiff.app.signin.SessionEndpoints;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** What answers each route of the service. */
record Endpoints(
    ServeSettings settings,
    Stores stores,
    Intake intake,
    LivePolicy policy,
    Publications publications,
    Access access,
    Metrics metrics,
    Overview overview,
    Readiness readiness,
    Bodies bodies,
    InstantSource time) {

  /** The endpoint of every route; reads about people are audited before they answer. */
  Map<Route, Endpoint> byRoute() {
    SentEvents.Reader reader = new SentEvents.Reader(settings.http());
    ForwardedRequests requests = new ForwardedRequests(Route.AUTHZ.path());
    RestraintRoutes restraints =
        new RestraintRoutes(stores.holding(), policy::policy, bodies, time);
    EnforcementEndpoints enforcements =
        new EnforcementEndpoints(stores.database(), stores.casework(), bodies, time);
    DeliveryEndpoints deliveries =
        new DeliveryEndpoints(stores.database(), stores.audit(), stores.deliveries(), bodies, time);
    KeyEndpoints keys = new KeyEndpoints(access.keys(), bodies, time);
    SessionEndpoints sessions =
        new SessionEndpoints(access.sessions(), stores.database(), stores.audit(), time);
    DeskEndpoints desk = new DeskEndpoints(stores.desk(), intake, bodies, settings.http(), time);
    Inquiry inquiry = new Inquiry(stores, policy, bodies, time);
    AuditedReads reads = new AuditedReads(stores.database(), stores.audit(), time);
    Map<Route, Endpoint> endpoints = new EnumMap<>(Route.class);
    for (Route route : Route.values()) {
      Endpoint endpoint =
          switch (route) {
            case EVENTS -> new EventsEndpoint(intake, bodies, reader);
            case CHECK -> new CheckEndpoint(intake, bodies, reader);
            case AUTHZ -> new AuthzEndpoint(intake, requests, time);
            case STANDING -> new StandingEndpoint(stores.standing(), time);
            case CHANGES -> enforcements::changes;
            case ENFORCEMENTS -> enforcements::list;
            case ENFORCEMENT -> enforcements::one;
            case UNDO -> enforcements::undo;
            case RECEIPT -> enforcements::receipt;
            case UNDO_RULE -> new UndoEndpoint(stores.cohorts(), bodies, time);
            case DELIVERIES -> deliveries::list;
            case RETRY -> deliveries::retry;
            case RETRY_ALL -> deliveries::retryAll;
            case HISTORY,
                RESTRAINTS,
                OBSERVE,
                RESUME,
                PROTECTIONS,
                PROTECT,
                UNPROTECT,
                PERMITS,
                GIVE_PERMIT,
                REVOKE_PERMIT ->
                restraints.of(route);
            case KEYS -> keys::list;
            case MAKE_KEY -> keys::make;
            case ROTATE_KEY -> keys::rotate;
            case REVOKE_KEY -> keys::revoke;
            case SESSIONS -> sessions::list;
            case END_SESSIONS -> sessions::end;
            case METRICS -> new MetricsEndpoint(metrics);
            case REPORTS,
                NOTICES,
                CASES,
                NEXT_CASE,
                CASE,
                CLAIM_CASE,
                RELEASE_CASE,
                HAND_OVER_CASE,
                RULE_ON_CASE,
                STATEMENTS,
                STATEMENT,
                APPEALS,
                APPEAL,
                HEAR_APPEAL,
                GIVE_BACK_APPEAL,
                DECIDE_APPEAL,
                ERASE,
                HOLDS,
                PLACE_HOLD,
                LIFT_HOLD,
                APPEAL_PAGE,
                FILE_APPEAL ->
                desk.of(route);
            case SEARCH, RELATED, ACT_ON_FOUND -> inquiry.of(route);
            case TRY_POLICY, POLICIES, POLICY, PROPOSE_POLICY, BACKTEST_POLICY, PUBLISH_POLICY ->
                publications.of(route, bodies, time);
            case BACKUP -> Inquiry.backup(settings, time);
            case AUDIT_CHECK -> Inquiry.audit(stores);
            case SIGN_IN -> access.signIn()::begin;
            case SIGNED_IN -> access.signIn()::end;
            case USE_LINK -> access.signIn()::once;
            case SIGN_OUT -> access.signIn()::signOut;
            case MAKE_LINK -> access.signIn()::makeLink;
            case OVERVIEW -> new OverviewEndpoint(overview);
            case LIVE -> new HealthEndpoint(readiness::faults);
            case READY -> new HealthEndpoint(readiness::obstacles);
            case OPENAPI -> new DocumentEndpoint();
          };
      endpoints.put(route, reads.of(route, endpoint));
    }
    return endpoints;
  }
}
