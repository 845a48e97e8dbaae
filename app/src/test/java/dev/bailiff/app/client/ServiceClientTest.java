package dev.bailiff.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.casework.access.KeyText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class ServiceClientTest {
  private static final KeyText KEY = KeyText.draw(new SecureRandom());

  @TempDir private Path folder = Path.of("");
  private HttpServer server;
  private URI url = URI.create("http://127.0.0.1");

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    answer("/echo", 200, "{\"a\":1}");
    answer("/none", 404, "{\"detail\":\"no such case\"}");
    answer("/odd", 200, "<html>");
    answer(
        "/wrong",
        422,
        "{\"detail\":\"two\",\"errors\":[{\"path\":\"a\",\"found\":\"b\",\"wanted\":\"c\"}]}");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_service_is_found_by_its_folder_and_asked_with_its_key() throws IOException {
    new ServiceFile(url, KEY, Optional.empty()).write(folder);
    try (ServiceClient client = options("--data", folder.toString()).client(Map.of())) {
      assertThat(client.read("/echo?x=" + ServiceClient.segment("a b")).get("a").asInt())
          .isEqualTo(1);
      assertThat(client.post("/echo", Map.of("b", 2)).get("a").asInt()).isEqualTo(1);
    }
  }

  @Test
  void the_service_is_found_by_its_address_from_options_or_the_environment() {
    Map<String, String> key = Map.of("BAILIFF_KEY", KEY.secret());
    try (ServiceClient client = options("--url", url.toString()).client(key)) {
      assertThat(client.read("/echo").get("a").asInt()).isEqualTo(1);
    }
    Map<String, String> both = Map.of("BAILIFF_KEY", KEY.secret(), "BAILIFF_URL", url.toString());
    try (ServiceClient client = options().client(both)) {
      assertThat(client.read("/echo").get("a").asInt()).isEqualTo(1);
    }
  }

  @Test
  void a_service_that_is_too_busy_is_asked_again() {
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "0");
          boolean isBusy = asked.incrementAndGet() < 3;
          exchange.sendResponseHeaders(isBusy ? 503 : 200, -1);
          exchange.close();
        });
    try (ServiceClient client = new ServiceClient(url, KEY)) {
      client.postUntilThereIsRoom("/busy", Map.of());
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void what_is_in_the_way_is_said_in_words() {
    refuses("no service runs on", () -> options("--data", "nowhere").client(Map.of()));
    refuses("BAILIFF_KEY must hold a key", () -> options("--url", url.toString()).client(Map.of()));
    refuses("is no address", () -> options("--url", "ftp:x").client(Map.of()));
    try (ServiceClient client = new ServiceClient(url, KEY)) {
      refuses("no such case", () -> client.read("/none"));
      refuses("  a: found b, wanted c", () -> client.read("/wrong"));
      refuses("is no service", () -> client.read("/odd"));
      server.stop(0);
      refuses("no service answers", () -> client.read("/echo"));
    }
  }

  private static void refuses(
      String complaint, org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
    assertThatThrownBy(asking).isInstanceOf(CommandFailure.class).hasMessageContaining(complaint);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          boolean known =
              ("Bearer " + KEY.secret())
                  .equals(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(known ? status : 401, body.length());
          exchange.getResponseBody().write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          exchange.close();
        });
  }

  private static ServiceOptions options(String... args) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    return holder.options;
  }

  @Command
  private static final class Holder {
    @CommandLine.Mixin private ServiceOptions options = new ServiceOptions();
  }
}
