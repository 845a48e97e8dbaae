package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.access.Permission;
import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.http.Route;
import dev.bailiff.casework.access.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let through. */
final class AccessTest {
  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void who_has_no_key_reaches_only_what_is_open(Route route)
      throws IOException, InterruptedException {
    var answer = service.sendWithoutKey(request(route));
    if (route.permission() == Permission.NONE) {
      assertThat(answer.statusCode()).isNotIn(401, 403);
    } else {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"bailiff\"");
      assertThat(answer.body())
          .contains("urn:bailiff:problem:unauthenticated", "bailiff keys create");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_role_reaches_the_routes_that_are_for_it_and_no_other(Role role)
      throws IOException, InterruptedException {
    String key = service.makeKey(role);
    SoftAssertions all = new SoftAssertions();
    for (Route route : Route.values()) {
      int status =
          service
              .sendWithoutKey(request(route).setHeader("Authorization", "Bearer " + key))
              .statusCode();
      if (route.permission().roles().contains(role)) {
        all.assertThat(status).as("%s may %s", role, route).isNotIn(401, 403);
      } else {
        all.assertThat(status).as("%s may not %s", role, route).isEqualTo(403);
      }
    }
    all.assertAll();
  }

  @Test
  void everything_below_v1_asks_who_comes() {
    assertThat(Route.values())
        .filteredOn(route -> route.path().startsWith("/v1/"))
        .extracting(Route::permission)
        .doesNotContain(Permission.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer ",
        "Bearer bailiff_",
        "Bearer bailiff_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Basic YWRtaW46YWRtaW4="
      })
  void a_wrong_key_is_refused(String authorization) throws IOException, InterruptedException {
    var request = request(Route.CHECK).setHeader("Authorization", authorization);
    assertThat(service.sendWithoutKey(request).statusCode()).isEqualTo(401);
  }

  @Test
  void a_proxy_that_repeats_the_authorization_of_its_client_has_a_header_of_its_own()
      throws IOException, InterruptedException {
    var request =
        request(Route.AUTHZ)
            .setHeader("Authorization", "Bearer of-the-client")
            .setHeader("X-Bailiff-Key", service.key());
    assertThat(service.sendWithoutKey(request).statusCode()).isEqualTo(200);
  }

  @Test
  void nobody_else_can_read_what_the_service_keeps() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx------");
  }

  @Test
  void nothing_of_a_refused_request_is_decided() throws IOException, InterruptedException {
    service.sendWithoutKey(request(Route.EVENTS));
    service.close();
    service = RunningService.in(folder);
    assertThat(service.service().restored()).isZero();
  }

  @Test
  void the_key_of_the_operator_is_for_the_owner_of_the_folder_and_new_at_each_start()
      throws IOException, InterruptedException {
    Path file = folder.resolve("data/service.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    ServiceFile first = ServiceFile.read(folder.resolve("data")).orElseThrow();
    assertThat(first.url()).isEqualTo(service.uri(""));

    service.close();
    assertThat(file).doesNotExist();
    service = RunningService.in(folder);
    assertThat(service.key()).isNotEqualTo(first.key().secret());
    var old = request(Route.CHECK).setHeader("Authorization", "Bearer " + first.key().secret());
    assertThat(service.sendWithoutKey(old).statusCode()).isEqualTo(401);
  }

  /** With something in the place of each parameter. */
  private HttpRequest.Builder request(Route route) {
    return HttpRequest.newBuilder(service.uri(route.path().replaceAll("\\{[^}]*}", "x")))
        .header("Content-Type", "application/json")
        .method(
            route.method().orElse("GET"),
            HttpRequest.BodyPublishers.ofString(RunningService.request("1", "/")));
  }
}
