package dev.bailiff.app.http;

import dev.bailiff.app.access.Permission;
import java.util.Optional;

/** Every route of the service; the OpenAPI document says what each does. */
public enum Route {
  EVENTS("POST", "/v1/events", Permission.DECIDE),
  CHECK("POST", "/v1/check", Permission.DECIDE),
  /** With any method, as Envoy keeps that of the request it asks about. */
  AUTHZ("", "/v1/authz", Permission.DECIDE),
  STANDING("GET", "/v1/entities/{type}/{+id}/standing", Permission.STANDING),
  HISTORY("GET", "/v1/entities/{type}/{+id}/history", Permission.READ),
  CHANGES("GET", "/v1/enforcements/changes", Permission.FOLLOW),
  ENFORCEMENTS("GET", "/v1/enforcements", Permission.READ),
  ENFORCEMENT("GET", "/v1/enforcements/{id}", Permission.READ),
  UNDO("POST", "/v1/enforcements/{id}/undo", Permission.REVIEW),
  RECEIPT("POST", "/v1/enforcements/{id}/receipts", Permission.FOLLOW),
  UNDO_RULE("POST", "/v1/undo", Permission.RULES),
  DELIVERIES("GET", "/v1/deliveries", Permission.READ),
  RETRY("POST", "/v1/deliveries/{id}/retry", Permission.OPERATE),
  RETRY_ALL("POST", "/v1/deliveries/retry", Permission.OPERATE),
  RESTRAINTS("GET", "/v1/restraints", Permission.READ),
  OBSERVE("POST", "/v1/restraints/observe", Permission.RULES),
  RESUME("POST", "/v1/restraints/resume", Permission.RULES),
  PROTECTIONS("GET", "/v1/protections", Permission.READ),
  PROTECT("POST", "/v1/protections", Permission.EXEMPT),
  UNPROTECT("DELETE", "/v1/protections/{id}", Permission.EXEMPT),
  PERMITS("GET", "/v1/permits", Permission.READ),
  GIVE_PERMIT("POST", "/v1/permits", Permission.EXEMPT),
  REVOKE_PERMIT("DELETE", "/v1/permits/{id}", Permission.EXEMPT),
  KEYS("GET", "/v1/keys", Permission.KEYS),
  MAKE_KEY("POST", "/v1/keys", Permission.KEYS),
  ROTATE_KEY("POST", "/v1/keys/{name}/rotate", Permission.KEYS),
  REVOKE_KEY("DELETE", "/v1/keys/{name}", Permission.KEYS),
  SESSIONS("GET", "/v1/sessions", Permission.KEYS),
  END_SESSIONS("DELETE", "/v1/sessions/{+name}", Permission.KEYS),
  METRICS("GET", "/metrics", Permission.METRICS),
  REPORTS("POST", "/v1/reports", Permission.FILE),
  NOTICES("POST", "/v1/notices", Permission.FILE),
  CASES("GET", "/v1/cases", Permission.READ),
  NEXT_CASE("POST", "/v1/cases/claim", Permission.REVIEW),
  CASE("GET", "/v1/cases/{id}", Permission.READ),
  CLAIM_CASE("POST", "/v1/cases/{id}/claim", Permission.REVIEW),
  RELEASE_CASE("POST", "/v1/cases/{id}/release", Permission.REVIEW),
  HAND_OVER_CASE("POST", "/v1/cases/{id}/hand-over", Permission.REVIEW),
  RULE_ON_CASE("POST", "/v1/cases/{id}/ruling", Permission.REVIEW),
  STATEMENTS("GET", "/v1/statements", Permission.READ),
  STATEMENT("GET", "/v1/statements/{id}", Permission.READ),
  APPEALS("GET", "/v1/appeals", Permission.READ),
  APPEAL("GET", "/v1/appeals/{id}", Permission.READ),
  HEAR_APPEAL("POST", "/v1/appeals/{id}/hear", Permission.REVIEW),
  GIVE_BACK_APPEAL("POST", "/v1/appeals/{id}/give-back", Permission.REVIEW),
  DECIDE_APPEAL("POST", "/v1/appeals/{id}/decision", Permission.REVIEW),
  ERASE("POST", "/v1/erasures", Permission.ERASE),
  HOLDS("GET", "/v1/holds", Permission.ERASE),
  PLACE_HOLD("POST", "/v1/holds", Permission.ERASE),
  LIFT_HOLD("POST", "/v1/holds/{id}/lift", Permission.ERASE),
  /** For whoever has the link; an account that is suspended cannot sign in. */
  APPEAL_PAGE("GET", "/appeal/{token}", Permission.NONE),
  FILE_APPEAL("POST", "/appeal/{token}", Permission.NONE),
  SEARCH("POST", "/v1/search", Permission.SEARCH),
  RELATED("POST", "/v1/search/related", Permission.SEARCH),
  ACT_ON_FOUND("POST", "/v1/search/act", Permission.ACT),
  TRY_POLICY("POST", "/v1/policy/try", Permission.SEARCH),
  POLICIES("GET", "/v1/policies", Permission.READ),
  PROPOSE_POLICY("POST", "/v1/policies", Permission.PROPOSE),
  POLICY("GET", "/v1/policies/{edition}", Permission.READ),
  BACKTEST_POLICY("POST", "/v1/policies/{edition}/backtest", Permission.PROPOSE),
  PUBLISH_POLICY("POST", "/v1/policies/{edition}/publication", Permission.PUBLISH),
  BACKUP("POST", "/v1/backups", Permission.OPERATE),
  AUDIT_CHECK("GET", "/v1/audit/check", Permission.AUDIT),
  SIGN_IN("GET", "/sign-in", Permission.NONE),
  SIGNED_IN("GET", "/sign-in/callback", Permission.NONE),
  USE_LINK("GET", "/sign-in/once", Permission.NONE),
  SIGN_OUT("POST", "/sign-out", Permission.NONE),
  MAKE_LINK("POST", "/v1/sign-in-links", Permission.KEYS),
  OVERVIEW("GET", "/", Permission.READ),
  LIVE("GET", "/health/live", Permission.NONE),
  READY("GET", "/health/ready", Permission.NONE),
  OPENAPI("GET", "/openapi.json", Permission.NONE);

  private final String method;
  private final String path;
  private final Permission permission;

  Route(String method, String path, Permission permission) {
    this.method = method;
    this.path = path;
    this.permission = permission;
  }

  /** The one method it takes, or empty if it takes any. */
  public Optional<String> method() {
    return method.isEmpty() ? Optional.empty() : Optional.of(method);
  }

  /** Whether it takes events, and so ends before the service does. */
  public boolean isWork() {
    return path.startsWith("/v1/");
  }

  /** The path as it is documented. */
  public String path() {
    return path.replace("{+", "{");
  }

  /** The path as requests are matched, in which {@code {+name}} may hold slashes. */
  String pattern() {
    return path;
  }

  /** What it needs of who asks; each route below {@code /v1/} needs something. */
  public Permission permission() {
    return permission;
  }
}
