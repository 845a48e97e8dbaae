package dev.bailiff.app.reader;

import dev.bailiff.core.event.EventBuilder;

/**
 * Reads what nginx writes with {@code log_format … escape=json} where keys are called as nginx's
 * own variables.
 */
final class NginxJsonParser extends JsonAccessParser {
  NginxJsonParser(ParserSetup setup) {
    super(setup);
  }

  @Override
  String fault(JsonFields record) {
    boolean isRequest =
        record.has("remote_addr") && record.has("request", "request_uri", "request_method", "uri");
    return isRequest ? FINE : "no `remote_addr` with `request` or `request_uri`";
  }

  @Override
  long time(JsonFields record) {
    return record.time(
        clock, "msec", "time_iso8601", "time_local", "time", "timestamp", "@timestamp");
  }

  @Override
  void fill(JsonFields record, EventBuilder event) {
    if (record.has("request_uri", "request_method", "uri")) {
      String target = record.text("request_uri");
      if (target.isEmpty()) {
        String query = record.text("args", "query_string");
        target = record.text("uri") + (query.isEmpty() ? "" : "?" + query);
      }
      request(event, record.text("request_method"), target, record.text("server_protocol"));
    } else {
      requestLine(event, record.text("request"));
    }
    String host = record.text("http_host", "host", "server_name");
    if (!host.isEmpty()) {
      host(event, host);
    }
    client(event, record.text("remote_addr"));
    record.copyInteger(event, HttpFields.PORT, "remote_port");
    record.copyInteger(event, HttpFields.STATUS, "status");
    record.copyInteger(event, HttpFields.BYTES, "body_bytes_sent", "bytes_sent");
    record.copyText(event, HttpFields.REFERRER, "http_referer", "http_referrer");
    record.copyText(event, HttpFields.AGENT, "http_user_agent");
    record.copyText(event, HttpFields.ACCOUNT, "remote_user");
    record.copyText(event, HttpFields.SCHEME, "scheme");
    duration(event, record.number("request_time"));
    forwarded(event, record.text("http_x_forwarded_for"));
  }
}
