package dev.bailiff.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
  private static final Service INTERFACE =
      new Service(
          "interface",
          Set.of("api.example.com", "www.example.com"),
          List.of("/api/"),
          "for programs",
          "platform",
          List.of(
              new OwnClient("mobile app", List.of("ExampleMobile/"), Set.of()),
              new OwnClient("web app", List.of(), Set.of("web"))),
          List.of(
              operation("GET", "/api/issues"),
              operation("GET", "/api/issues/{id}"),
              operation("PUT", "/api/issues/{id}"),
              operation("GET", "/api/issues/mine"),
              operation("GET", "/api/issues/{id}/comments/{comment}"),
              operation("GET", "/api/files/{name}.json"),
              operation("GET", "/api/files/{name}")),
          Map.of(),
          true);

  private static final Service WEBSITE =
      new Service(
          "website",
          Set.of("www.example.com", "*.example.net"),
          List.of(),
          "pages",
          "platform",
          List.of(),
          List.of(),
          Map.of(),
          false);

  private static final Services SERVICES = new Services(List.of(WEBSITE, INTERFACE));

  @ParameterizedTest
  @CsvSource({
    "GET, /api/issues, GET /api/issues",
    "GET, /api/issues/, GET /api/issues",
    "GET, /api/issues/17, GET /api/issues/{id}",
    "PUT, /api/issues/17?page=1, PUT /api/issues/{id}",
    "HEAD, /api/issues/17, GET /api/issues/{id}",
    "GET, /api/issues/mine, GET /api/issues/mine",
    "GET, /api/issues/17/comments/3, GET /api/issues/{id}/comments/{comment}",
    "GET, /api/issues/mine/comments/3, GET /api/issues/{id}/comments/{comment}",
    "GET, /api/files/a.json, GET /api/files/{name}.json",
    "GET, /api/files/a.xml, GET /api/files/{name}",
  })
  void a_request_is_a_call_of_the_operation_whose_path_it_has(
      String method, String path, String operation) {
    Call call = SERVICES.call("api.example.com", method, path, "");

    assertThat(call.undocumented()).isEqualTo(Undocumented.NOTHING);
    assertThat(call.operation().map(Operation::label)).contains(operation);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/internal/users, '', ROUTE, ''",
    "GET, /api/issues//, '', ROUTE, ''",
    "GET, /api/, '', ROUTE, ''",
    "DELETE, /api/issues/17, '', METHOD, ''",
    "GET, /api/issues, 'page=2&debug=true', PARAMETER, debug",
    "GET, /api/issues, 'page=2&%64ebug', PARAMETER, debug",
    "GET, /api/issues, 'filter[state]=open&page', NOTHING, ''",
    "GET, /api/issues, '&&=&page=1', NOTHING, ''",
    "GET, /api/issues, 'page=%zz&%zz=1', PARAMETER, %zz",
    "OPTIONS, /api/issues/17, '', NOTHING, ''",
  })
  void what_departs_from_the_description_is_named(
      String method, String path, String query, Undocumented expected, String part) {
    Call call = SERVICES.call("api.example.com", method, path, query);

    assertThat(call.undocumented()).isEqualTo(expected);
    assertThat(call.part()).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com, /about, website",
    "www.example.com, /api/issues, interface",
    "a.b.example.net, /anything, website",
    "example.net, /, ''",
    "elsewhere.org, /api/issues, ''",
    "api.example.com, /other, ''",
    "'', /api/issues, interface",
    "'', /about, website",
  })
  void host_and_path_say_which_service_is_asked(String host, String path, String service) {
    Call call = SERVICES.call(host, "GET", path, "");

    assertThat(call.service().map(Service::name).orElse("")).isEqualTo(service);
  }

  @Test
  void a_service_without_a_description_has_nothing_to_depart_from() {
    assertThat(SERVICES.call("www.example.com", "DELETE", "/about", "x=1").undocumented())
        .isEqualTo(Undocumented.NOTHING);
  }

  @Test
  void what_a_call_is_about_is_the_path_up_to_its_last_parameter() {
    assertThat(SERVICES.call("", "GET", "/api/issues/17/comments/3", "").object())
        .isEqualTo("/api/issues/17/comments/3");
    assertThat(SERVICES.call("", "GET", "/api/issues/17?x=1", "").object())
        .isEqualTo("/api/issues/17");
    assertThat(SERVICES.call("", "GET", "/api/issues", "").object()).isEmpty();
  }

  @Test
  void own_clients_are_known_by_agent_or_app() {
    Call call = SERVICES.call("", "GET", "/api/internal", "");

    assertThat(call.ownClient("ExampleMobile/4.2 (Android)", "")).isEqualTo("mobile app");
    assertThat(call.ownClient("", "web")).isEqualTo("web app");
    assertThat(call.ownClient("curl/8.9.1", "other")).isEmpty();
    assertThat(Call.ELSEWHERE.ownClient("ExampleMobile/4.2", "")).isEmpty();
  }

  @Test
  void every_path_is_looked_up_in_time_that_does_not_grow_with_its_length() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 1 << 8; i++) { // every mixture of written-out and free segments
      StringBuilder template = new StringBuilder("/api");
      for (int bit = 0; bit < 8; bit++) {
        template.append((i >> bit & 1) == 0 ? "/a" : "/{p" + bit + "}");
      }
      operations.add(operation("GET", template.append("/end").toString()));
    }
    Service service =
        new Service("s", Set.of(), List.of(), "", "", List.of(), operations, Map.of(), true);
    Services services = new Services(List.of(service));
    String path = "/api" + "/a".repeat(8_000);
    Random random = new Random(7);

    for (int i = 0; i < 20_000; i++) { // in minutes if each mixture were tried at each depth
      Call call = services.call("", "GET", i % 2 == 0 ? path : path + random.nextInt(), "");
      assertThat(call.undocumented()).isEqualTo(Undocumented.ROUTE);
    }
    assertThat(services.call("", "GET", "/api" + "/a".repeat(8) + "/end", "").operation())
        .isPresent();
  }

  @Test
  void a_limit_says_how_near_a_caller_is_and_when_it_may_go_on() {
    LimitSpec limit = new LimitSpec("calls", "60 a minute", 60, Duration.ofMinutes(1), 10, 0.8, 3);

    assertThat(new LimitStanding(limit, 7).level()).isEqualTo(LimitStanding.Level.WITHIN);
    assertThat(new LimitStanding(limit, 8).level()).isEqualTo(LimitStanding.Level.NEAR);
    assertThat(new LimitStanding(limit, 10).level()).isEqualTo(LimitStanding.Level.NEAR);
    assertThat(new LimitStanding(limit, 11).level()).isEqualTo(LimitStanding.Level.OVER);
    assertThat(new LimitStanding(limit, 30).level()).isEqualTo(LimitStanding.Level.FAR);
    assertThat(new LimitStanding(limit, 8).remaining()).isEqualTo(2);
    assertThat(new LimitStanding(limit, 9).untilConforming()).isZero();
    assertThat(new LimitStanding(limit, 10).untilConforming()).isEqualTo(Duration.ofSeconds(1));
    assertThat(new LimitStanding(limit, 60).untilConforming()).isEqualTo(Duration.ofSeconds(51));
    assertThat(limit.most()).isEqualTo(60);
  }

  private static Operation operation(String method, String template) {
    return new Operation(
        "",
        method,
        template,
        1,
        Map.of(
            FieldPlace.QUERY, Map.of("page", FieldPurpose.NUMBER, "filter", FieldPurpose.UNKNOWN)));
  }

  @Test
  void what_people_wrote_of_a_field_goes_before_the_description() {
    Operation create =
        new Operation(
            "",
            "POST",
            "/notes",
            1,
            Map.of(
                FieldPlace.BODY,
                Map.of("text", FieldPurpose.LABEL, "tags/*", FieldPurpose.IDENTIFIER)));
    Map<String, FieldPurpose> written = Map.of("text", FieldPurpose.CODE);
    Service notes =
        new Service(
            "n", Set.of("n.example"), List.of(), "", "", List.of(), List.of(create), written, true);
    Call call = new Services(List.of(notes)).call("n.example", "POST", "/notes", "");
    assertThat(call.hasFields()).isTrue();
    assertThat(call.purpose(FieldPlace.BODY, "text")).isEqualTo(FieldPurpose.CODE);
    assertThat(call.purpose(FieldPlace.BODY, "tags/*")).isEqualTo(FieldPurpose.IDENTIFIER);
    assertThat(call.purpose(FieldPlace.QUERY, "tags/*")).isEqualTo(FieldPurpose.UNKNOWN);
    assertThat(Call.ELSEWHERE.purpose(FieldPlace.BODY, "text")).isEqualTo(FieldPurpose.UNKNOWN);
    assertThat(Call.ELSEWHERE.hasFields()).isFalse();
  }
}
