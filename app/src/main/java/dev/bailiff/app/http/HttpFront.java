package dev.bailiff.app.http;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.intake.RefusedException;
import dev.bailiff.casework.store.StoreException;
import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The HTTP server: hands each request to the endpoint of its route, within limits. */
public final class HttpFront implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());

  private final HttpLimits limits;
  private final Gate gate;
  private final Map<Route, Endpoint> endpoints;
  private final RequestListener listener;
  private final BooleanSupplier draining;
  private final AtomicInteger running = new AtomicInteger();
  private final WebServer server;

  public HttpFront(
      Address address,
      HttpLimits limits,
      Gate gate,
      Map<Route, Endpoint> endpoints,
      RequestListener listener,
      BooleanSupplier draining) {
    this.limits = limits;
    this.gate = gate;
    this.endpoints = endpoints;
    this.listener = listener;
    this.draining = draining;
    this.server = server(address);
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.port();
  }

  /** How many requests are being answered. */
  public int running() {
    return running.get();
  }

  @Override
  public void close() {
    server.stop();
  }

  private WebServer server(Address address) {
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(address.host())
            .port(address.port())
            .shutdownHook(false)
            .maxPayloadSize(limits.bodyBytes())
            .maxTcpConnections(limits.connections())
            .idleConnectionTimeout(limits.idleWithin())
            .idleConnectionPeriod(limits.idleWithin().dividedBy(4))
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .addProtocol(
                Http1Config.builder()
                    .maxPrologueLength(limits.lineBytes())
                    .maxHeadersSize(limits.headerBytes())
                    .build())
            .directHandlers(directHandlers())
            .routing(this::routes);
    address.tls().ifPresent(context -> builder.tls(Tls.builder().sslContext(context).build()));
    return builder.build();
  }

  /**
   * The methods of a path, and then that it has no others. The server tries one after the other, so
   * those that are asked most are first.
   */
  private void routes(HttpRouting.Builder routing) {
    Map<String, List<Route>> byPath = new LinkedHashMap<>();
    for (Route route : endpoints.keySet().stream().sorted(HttpFront::inOrder).toList()) {
      byPath.computeIfAbsent(route.pattern(), _ -> new ArrayList<>()).add(route);
    }
    byPath.forEach((path, routes) -> {
      List<String> methods = new ArrayList<>();
      for (Route route : routes) {
        Handler handler = (request, response) -> answer(route, request, response);
        route.method().ifPresent(methods::add);
        if (route.method().isPresent()) {
          routing.route(Method.create(route.method().get()), path, handler);
        } else {
          routing.any(path, handler);
          routing.any(path + "/*", handler);
        }
      }
      String allowed = String.join(", ", methods);
      routing.any(path, (_, response) -> notAllowed(allowed, response));
    });
    routing.any((_, response) ->
        Reply.problem(Problem.of(Problem.Kind.NOT_FOUND, "see /openapi.json")).sendTo(response));
  }

  /**
   * Paths without parameters as they are declared, and then the others, so that a word that stands
   * in a path is not taken for the parameter of another path.
   */
  private static int inOrder(Route route, Route other) {
    String path = route.pattern().replace('{', '\uffff');
    String otherPath = other.pattern().replace('{', '\uffff');
    boolean isPlain = path.indexOf('\uffff') < 0;
    if (isPlain != otherPath.indexOf('\uffff') < 0) {
      return isPlain ? -1 : 1;
    }
    return isPlain ? route.compareTo(other) : path.compareTo(otherPath);
  }

  private static void notAllowed(String allowed, ServerResponse response) {
    Reply.problem(Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, "use " + allowed))
        .with("Allow", allowed)
        .sendTo(response);
  }

  private void answer(Route route, ServerRequest request, ServerResponse response)
      throws InterruptedException {
    running.incrementAndGet();
    long begun = System.nanoTime();
    try {
      Reply reply = reply(route, request);
      reply.sendTo(response);
      listener.answered(route, reply.status(), System.nanoTime() - begun);
    } finally {
      running.decrementAndGet();
    }
  }

  private Reply reply(Route route, ServerRequest request) throws InterruptedException {
    if (route.isWork() && draining.getAsBoolean()) {
      return Reply.problem(Problem.of(Problem.Kind.STOPPING, "send it elsewhere, or again later"));
    }
    try {
      Caller caller = gate.admit(route, request);
      Endpoint endpoint = endpoints.get(route);
      return endpoint == null ? Reply.empty(404) : endpoint.answer(request, caller);
    } catch (ProblemException problem) {
      if (problem.problem().kind() == Problem.Kind.UNAUTHENTICATED && Gate.isVisit(request)) {
        String to = URLEncoder.encode(request.path().rawPath(), StandardCharsets.UTF_8);
        return Reply.empty(303).with("Location", "/sign-in?to=" + to);
      }
      return Reply.problem(problem.problem());
    } catch (RefusedException refused) {
      return Reply.refusal(refused);
    } catch (StoreException away) { // says what is the matter; that goes to the log, not out
      LOG.log(System.Logger.Level.WARNING, "{0}: {1}", route, away.getMessage());
      return Reply.problem(
          Problem.of(Problem.Kind.STORE_AWAY, "try again; it may or may not have been done"));
    }
  }

  private static DirectHandlers directHandlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, HttpFront::direct);
    }
    return handlers.build();
  }

  /** What the server itself refuses, in the form of what we refuse. */
  private static DirectHandler.TransportResponse direct(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Reply reply = Reply.problem(Problem.of(kind(status.code()), status.reasonPhrase()));
    DirectHandler.TransportResponse.Builder response =
        DirectHandler.TransportResponse.builder()
            .status(status)
            .headers(headers)
            .entity(reply.body());
    reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    return response.build();
  }

  private static Problem.Kind kind(int status) {
    return switch (status) {
      case 404 -> Problem.Kind.NOT_FOUND;
      case 405 -> Problem.Kind.METHOD_NOT_ALLOWED;
      case 408 -> Problem.Kind.TOO_SLOW;
      case 413, 414, 431 -> Problem.Kind.TOO_LARGE;
      case 503 -> Problem.Kind.BUSY;
      default -> status < 500 ? Problem.Kind.BAD_REQUEST : Problem.Kind.FAULT;
    };
  }
}
