package dev.bailiff.app.reader;

import static dev.bailiff.core.event.EventTypes.HTTP_REQUEST;

import dev.bailiff.core.event.Field;

/** The fields of {@code http.request} that access logs fill. */
final class HttpFields {
  static final Field METHOD = HTTP_REQUEST.require("event.method");
  static final Field PATH = HTTP_REQUEST.require("event.path");
  static final Field QUERY = HTTP_REQUEST.require("event.query");
  static final Field PROTOCOL = HTTP_REQUEST.require("event.protocol");
  static final Field STATUS = HTTP_REQUEST.require("event.status");
  static final Field BYTES = HTTP_REQUEST.require("event.bytes");
  static final Field REFERRER = HTTP_REQUEST.require("event.referrer");
  static final Field DURATION = HTTP_REQUEST.require("event.duration");
  static final Field HOST = HTTP_REQUEST.require("event.host");
  static final Field SCHEME = HTTP_REQUEST.require("event.scheme");
  static final Field FORWARDED = HTTP_REQUEST.require("event.forwarded");
  static final Field IP = HTTP_REQUEST.require("client.ip");
  static final Field PORT = HTTP_REQUEST.require("client.port");
  static final Field AGENT = HTTP_REQUEST.require("client.agent");
  static final Field ACCOUNT = HTTP_REQUEST.require("account.id");

  private HttpFields() {}
}
