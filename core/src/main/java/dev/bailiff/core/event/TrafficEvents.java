package dev.bailiff.core.event;

import static dev.bailiff.core.event.Entity.ACCOUNT;
import static dev.bailiff.core.event.Entity.APP;
import static dev.bailiff.core.event.Entity.CLIENT;
import static dev.bailiff.core.event.Entity.CONTENT;
import static dev.bailiff.core.event.Entity.SESSION;
import static dev.bailiff.core.event.Entity.TARGET;
import static dev.bailiff.core.event.Entity.TENANT;
import static dev.bailiff.core.event.Entity.TOKEN;
import static dev.bailiff.core.event.FieldType.FLAG;
import static dev.bailiff.core.event.FieldType.INTEGER;
import static dev.bailiff.core.event.FieldType.MAP;
import static dev.bailiff.core.event.FieldType.NUMBER;
import static dev.bailiff.core.event.FieldType.TEXT;
import static dev.bailiff.core.event.FieldType.TEXTS;
import static dev.bailiff.core.event.Limits.BODY;
import static dev.bailiff.core.event.Limits.HEADERS;
import static dev.bailiff.core.event.Limits.LINE;
import static dev.bailiff.core.event.Limits.LIST;

/** What clients and machines do: requests, connections, calls and jobs. */
final class TrafficEvents {
  static final EventType HTTP_REQUEST =
      EventType.named("http.request", "A client made an HTTP request and was answered.")
          .required("event.method", TEXT, "request method as sent")
          .optional(
              "event.path", TEXT, LINE, "path of the request target as sent, without the query")
          .optional("event.query", TEXT, LINE, "query of the request target as sent, without `?`")
          .optional("event.protocol", TEXT, "protocol version, such as HTTP/1.1")
          .optional("event.status", INTEGER, "status code of the answer")
          .optional("event.bytes", INTEGER, "bytes of the answer's body")
          .optional("event.referrer", TEXT, LINE, "the Referer field")
          .optional("event.duration", NUMBER, "seconds until the answer was complete")
          .optional("event.host", TEXT, "host that was asked for, in lower case, without port")
          .optional("event.scheme", TEXT, "http or https")
          .optional("event.headers", MAP, HEADERS, "header fields by lower-case name")
          .optional("event.body", TEXT, BODY, "the body as text, or its beginning")
          .optional("event.forwarded", TEXTS, HEADERS, "addresses in X-Forwarded-For, nearest last")
          .optional(
              "event.header_order", TEXTS, HEADERS, "names of the header fields in the order sent")
          .optional("event.received", INTEGER, "bytes of the request's body as sent")
          .optional("event.decoded", INTEGER, "bytes of the request's body after decompression")
          .optional("event.upload", NUMBER, "seconds that the client took to send the request")
          .optional("event.aborted", FLAG, "the client left before the request was complete")
          .optional("event.cpu", NUMBER, "processor seconds that the answer cost")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP)
          .build();

  static final EventType CONNECTION_OPENED =
      EventType.named("connection.opened", "A client opened, or tried to open, a connection.")
          .optional("event.protocol", TEXT, "tcp, udp or quic")
          .optional("event.host", TEXT, "host or address that was connected to")
          .optional("event.port", INTEGER, "port that was connected to")
          .optional("event.outcome", TEXT, "accepted, refused, reset or timeout")
          .optional("event.open", INTEGER, "connections of this client that are open now")
          .optional("event.duration", NUMBER, "seconds that it was open, if it is closed")
          .optional("event.idle", NUMBER, "longest time in seconds without a byte")
          .optional("event.received", INTEGER, "bytes received from the client")
          .optional("event.sent", INTEGER, "bytes sent to the client")
          .entities(CLIENT, ACCOUNT, TENANT)
          .build();

  static final EventType TLS_HANDSHAKE =
      EventType.named("tls.handshake", "A client began a TLS handshake.")
          .required("event.outcome", TEXT, "success or failure")
          .optional("event.alert", TEXT, "alert that ended it, such as handshake_failure")
          .optional("event.version", TEXT, "version agreed on, such as TLSv1.3")
          .optional("event.versions", TEXTS, HEADERS, "versions offered, in the order sent")
          .optional("event.suite", TEXT, "cipher suite agreed on, by its IANA name")
          .optional("event.suites", TEXTS, LIST, "cipher suites offered, in the order sent")
          .optional("event.groups", TEXTS, HEADERS, "key-exchange groups offered")
          .optional("event.extensions", TEXTS, HEADERS, "extensions sent, in the order sent")
          .optional("event.alpn", TEXTS, HEADERS, "application protocols offered")
          .optional("event.host", TEXT, "server name that was asked for")
          .optional("event.port", INTEGER, "port that was connected to")
          .optional("event.ja3", TEXT, "JA3 fingerprint in hexadecimal")
          .optional("event.ja4", TEXT, "JA4 fingerprint")
          .optional("event.fallback", FLAG, "the client marked this as a retry at a lower version")
          .optional("event.resumed", FLAG, "an earlier session was resumed")
          .optional("event.ticket", TEXT, "hash of the session ticket that was presented")
          .optional("event.renegotiations", INTEGER, "handshakes before it on this connection")
          .optional("event.duration", NUMBER, "seconds until it was complete or failed")
          .entities(CLIENT, TENANT)
          .build();

  static final EventType API_CALL =
      EventType.named("api.call", "An operation of a programming interface was called.")
          .required("event.operation", TEXT, "name of the operation as the provider documents it")
          .optional("event.service", TEXT, "service that was called")
          .optional("event.style", TEXT, "rest, graphql, grpc or internal")
          .optional("event.documented", FLAG, "the operation and its parameters are published")
          .optional("event.effect", TEXT, "read, create, change, delete or export")
          .optional("event.privileged", FLAG, "the operation is for administrators only")
          .optional("event.method", TEXT, "request method, where there is one")
          .optional("event.path", TEXT, LINE, "path that was called, without the query")
          .optional("event.host", TEXT, "host that was called, in lower case, without port")
          .optional("event.status", INTEGER, "status code of the answer")
          .optional("event.object", TEXT, "identifier of the object that was asked for")
          .optional("event.arguments", MAP, LIST, "arguments by name, secrets left out")
          .optional("event.document", TEXT, BODY, "query text, where the style has one")
          .optional("event.depth", INTEGER, "levels of nesting in the query")
          .optional("event.page", INTEGER, "number of the page that was asked for, from 1")
          .optional("event.items", INTEGER, "items returned")
          .optional("event.affected", INTEGER, "items created, changed or deleted")
          .optional("event.people", INTEGER, "records of people returned")
          .optional("event.received", INTEGER, "bytes of the call")
          .optional("event.bytes", INTEGER, "bytes of the answer")
          .optional("event.duration", NUMBER, "seconds until the answer was complete")
          .optional("event.cpu", NUMBER, "processor seconds that the call cost")
          .optional("event.trigger", TEXT, "person, schedule, webhook or automation")
          .optional("event.hops", INTEGER, "automations that led to this call, one after another")
          .optional("event.release", TEXT, "release of the client that the caller claims to be")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP, TARGET, CONTENT)
          .build();

  static final EventType JOB_RUN =
      EventType.named("job.run", "A job ran on the provider's machines.")
          .required("event.kind", TEXT, "build, function, export, import, automation, …")
          .optional("event.job", TEXT, "identifier of the job, the same for each of its runs")
          .optional("event.outcome", TEXT, "success, failure, cancelled or timeout")
          .optional("event.command", TEXT, LINE, "command line or name of the script")
          .optional("event.image", TEXT, "container image that it ran in")
          .optional("event.processes", TEXTS, LIST, "names of the processes it started")
          .optional("event.hosts", TEXTS, LIST, "hosts it connected to, each host:port")
          .optional("event.cpu", NUMBER, "processor seconds used")
          .optional("event.memory", INTEGER, "most bytes of memory held at one time")
          .optional("event.disk", INTEGER, "bytes written to disk")
          .optional("event.received", INTEGER, "bytes received over the network")
          .optional("event.sent", INTEGER, "bytes sent over the network")
          .optional("event.duration", NUMBER, "seconds it ran")
          .optional("event.open", INTEGER, "jobs of the account that run now, this one included")
          .optional("event.trigger", TEXT, "person, schedule, webhook, change or automation")
          .optional("event.hops", INTEGER, "automations that led to this run, one after another")
          .entities(ACCOUNT, TENANT, TOKEN, APP, CONTENT)
          .build();

  private TrafficEvents() {}
}
