package dev.bailiff.app.reader;

import dev.bailiff.core.event.EventBuilder;
import java.util.List;

/**
 * Reads the JSON access logs of Envoy, and of the meshes built on it, by their usual keys.
 *
 * <p>Where no address of the client is logged, the last of X-Forwarded-For is it: that one Envoy
 * adds itself.
 */
final class EnvoyJsonParser extends JsonAccessParser {
  private static final double MILLIS_PER_SECOND = 1e3;

  EnvoyJsonParser(ParserSetup setup) {
    super(setup);
  }

  @Override
  String fault(JsonFields record) {
    boolean isRequest = record.has("start_time") && record.has("response_code", "response_flags");
    return isRequest ? FINE : "no `start_time` with `response_code`";
  }

  @Override
  long time(JsonFields record) {
    return record.time(clock, "start_time");
  }

  @Override
  void fill(JsonFields record, EventBuilder event) {
    request(event, record.text("method"), record.text("path", ":path"), record.text("protocol"));
    host(event, record.text("authority", ":authority", "requested_server_name"));
    List<String> forwarded = forwarded(event, record.text("x_forwarded_for", "x-forwarded-for"));
    String direct = record.text("downstream_remote_address", "downstream_direct_remote_address");
    client(event, !direct.isEmpty() || forwarded.isEmpty() ? direct : forwarded.getLast());
    record.copyInteger(event, HttpFields.STATUS, "response_code");
    record.copyInteger(event, HttpFields.BYTES, "bytes_sent");
    record.copyText(event, HttpFields.AGENT, "user_agent", "user-agent");
    record.copyText(event, HttpFields.REFERRER, "referer");
    duration(event, record.number("duration") / MILLIS_PER_SECOND);
  }
}
