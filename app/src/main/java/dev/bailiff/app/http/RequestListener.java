package dev.bailiff.app.http;

/** Is told of requests that were answered. */
public interface RequestListener {
  void answered(Route route, int status, long nanos);
}
