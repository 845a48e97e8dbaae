package dev.bailiff.app.reader;

import dev.bailiff.core.event.EventBuilder;

/** Reads the access logs of Caddy; what else Caddy logs is silent. */
final class CaddyJsonParser extends JsonAccessParser {
  CaddyJsonParser(ParserSetup setup) {
    super(setup);
  }

  @Override
  boolean isOther(JsonFields record) {
    return record.has("level")
        && record.has("ts")
        && record.has("msg")
        && !record.inner("request").has("method");
  }

  @Override
  String fault(JsonFields record) {
    return record.inner("request").has("method") ? FINE : "no `request` with a `method`";
  }

  @Override
  long time(JsonFields record) {
    return record.time(clock, "ts");
  }

  @Override
  void fill(JsonFields record, EventBuilder event) {
    JsonFields request = record.inner("request");
    JsonFields headers = request.inner("headers");
    request(event, request.text("method"), request.text("uri"), request.text("proto"));
    host(event, request.text("host"));
    client(event, request.text("client_ip", "remote_ip", "remote_addr"));
    request.copyInteger(event, HttpFields.PORT, "remote_port");
    event.text(HttpFields.SCHEME, request.has("tls") ? "https" : "http");
    record.copyInteger(event, HttpFields.STATUS, "status");
    record.copyInteger(event, HttpFields.BYTES, "size");
    record.copyText(event, HttpFields.ACCOUNT, "user_id");
    headers.copyText(event, HttpFields.AGENT, "User-Agent");
    headers.copyText(event, HttpFields.REFERRER, "Referer");
    forwarded(event, headers.text("X-Forwarded-For"));
    duration(event, record.number("duration"));
  }
}
