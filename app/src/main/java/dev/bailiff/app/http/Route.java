package dev.bailiff.app.http;

import java.util.Optional;

/** Every route of the service; the OpenAPI document says what each does. */
public enum Route {
  EVENTS("POST", "/v1/events"),
  CHECK("POST", "/v1/check"),
  /** With any method, as Envoy keeps that of the request it asks about. */
  AUTHZ("", "/v1/authz"),
  LIVE("GET", "/health/live"),
  READY("GET", "/health/ready"),
  OPENAPI("GET", "/openapi.json");

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** The one method it takes, or empty if it takes any. */
  public Optional<String> method() {
    return method.isEmpty() ? Optional.empty() : Optional.of(method);
  }

  /** Whether it takes events, and so ends before the service does. */
  public boolean isWork() {
    return path.startsWith("/v1/");
  }

  public String path() {
    return path;
  }
}
