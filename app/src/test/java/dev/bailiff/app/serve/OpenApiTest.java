package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document says what the service does. */
final class OpenApiTest {
  private static final JsonNode DOCUMENT =
      JsonMapper.builder().build().readTree(OpenApiTest.class.getResourceAsStream("openapi.json"));

  /** What is never the matter with events. */
  private static final Set<Problem.Kind> OF_OTHERS =
      Set.of(Problem.Kind.NOT_FOUND, Problem.Kind.METHOD_NOT_ALLOWED, Problem.Kind.CONFLICT);

  @TempDir private Path folder = Path.of("");

  @Test
  void it_describes_every_route_and_no_other() {
    Set<String> described = new TreeSet<>();
    DOCUMENT
        .get("paths")
        .forEachEntry((path, operations) ->
            operations.propertyNames().forEach(method -> described.add(method + " " + path)));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values())
                .map(route -> method(route) + " " + route.path())
                .collect(Collectors.toSet()));
  }

  @Test
  void each_operation_is_named_after_its_route() {
    for (Route route : Route.values()) {
      assertThat(operation(route).get("operationId").asString())
          .isEqualTo(route.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void it_names_every_status_of_a_problem_that_takes_events() {
    Set<String> events = Set.copyOf(operation(Route.EVENTS).get("responses").propertyNames());
    for (Problem.Kind kind : Problem.Kind.values()) {
      if (!OF_OTHERS.contains(kind)) {
        assertThat(events).contains(Integer.toString(kind.status()));
      }
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references = DOCUMENT.findValuesAsString("$ref");
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void what_the_service_answers_is_described() throws IOException, InterruptedException {
    try (RunningService service = RunningService.in(folder)) {
      var answers =
          Map.of(
              Route.EVENTS,
              List.of(
                  service.event(RunningService.request("1", "/")),
                  service.event("{"),
                  service.event("{}"),
                  service.post("/v1/events", "text/plain", ""),
                  service.post("/v1/events?async", "application/json", "[]")),
              Route.CHECK,
              List.of(
                  service.post("/v1/check", "application/json", RunningService.request("2", "/")),
                  service.post("/v1/check", "application/json", "[]")),
              Route.AUTHZ,
              List.of(
                  service.read("/v1/authz"),
                  service.read("/v1/authz", "X-Forwarded-Uri", "/.env"),
                  service.read("/v1/authz", "X-Forwarded-Uri", "/slower"),
                  service.read("/v1/authz", "X-Forwarded-Uri", "/prove")),
              Route.STANDING,
              List.of(
                  service.read("/v1/entities/account/a1/standing"),
                  service.read("/v1/entities/planet/mars/standing")),
              Route.RESTRAINTS,
              List.of(service.read("/v1/restraints")),
              Route.OBSERVE,
              List.of(
                  service.json("/v1/restraints/observe", "{}"),
                  service.json("/v1/restraints/observe", "{'scope':'1.2','because':'a drill'}")),
              Route.RESUME,
              List.of(
                  service.json("/v1/restraints/resume", "{'scope':'1.2','because':'over'}"),
                  service.json("/v1/restraints/resume", "{'scope':'1.2','because':'over'}")),
              Route.LIVE,
              List.of(service.read("/health/live")),
              Route.READY,
              List.of(service.read("/health/ready")),
              Route.OPENAPI,
              List.of(service.read("/openapi.json")));
      answers.forEach((route, given) -> given.forEach(answer -> holds(route, answer)));
    }
  }

  @Test
  void what_the_service_answers_about_keys_is_described() throws IOException, InterruptedException {
    try (RunningService service = RunningService.in(folder)) {
      String json = "application/json";
      String key = "{\"name\":\"shop\",\"roles\":[\"service\"]}";
      holds(Route.MAKE_KEY, service.post("/v1/keys", json, key));
      holds(Route.MAKE_KEY, service.post("/v1/keys", json, key));
      holds(Route.MAKE_KEY, service.post("/v1/keys", json, "{}"));
      holds(Route.MAKE_KEY, service.post("/v1/keys", json, "{"));
      holds(Route.MAKE_KEY, service.post("/v1/keys", "text/plain", "{}"));
      holds(Route.KEYS, service.read("/v1/keys"));
      holds(Route.ROTATE_KEY, service.post("/v1/keys/shop/rotate", json, "{}"));
      holds(Route.ROTATE_KEY, service.post("/v1/keys/none/rotate", json, "{}"));
      holds(Route.REVOKE_KEY, service.delete("/v1/keys/shop"));
      holds(Route.REVOKE_KEY, service.delete("/v1/keys/shop"));
    }
  }

  /** Whether the answer is one that the document names. */
  static void holds(Route route, HttpResponse<String> answer) {
    String said = route + " answered " + answer.statusCode() + " " + answer.body();
    JsonNode response = operation(route).at("/responses/" + answer.statusCode());
    assertThat(response.isMissingNode()).as(said).isFalse();
    if (response.has("$ref")) {
      response = DOCUMENT.at(response.get("$ref").asString().substring(1));
    }
    if (!answer.body().isEmpty()) {
      assertThat(response.get("content").propertyNames())
          .as(said)
          .contains(answer.headers().firstValue("Content-Type").orElseThrow());
    }
  }

  private static JsonNode operation(Route route) {
    return DOCUMENT.get("paths").get(route.path()).get(method(route));
  }

  private static String method(Route route) {
    return route.method().orElse("GET").toLowerCase(Locale.ROOT);
  }
}
