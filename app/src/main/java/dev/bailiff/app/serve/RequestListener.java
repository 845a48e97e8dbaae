package dev.bailiff.app.serve;

/** Is told of requests that were answered. */
interface RequestListener {
  void answered(Route route, int status, long nanos);
}
