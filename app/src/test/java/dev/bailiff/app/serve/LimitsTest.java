package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.intake.IntakeLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is decided. */
final class LimitsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final HttpLimits SMALL =
      new HttpLimits(1_024, 2_048, 20_000, 30_000, 8, 5, 16, SHORT, SHORT.multipliedBy(4));

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder, SMALL, IntakeLimits.DEFAULT);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    service.close();
  }

  @Test
  void a_body_that_is_too_long_is_refused_before_it_comes() throws IOException {
    assertThat(exchange(post(20_001)))
        .startsWith("HTTP/1.1 413")
        .contains("urn:bailiff:problem:too-large");
  }

  @Test
  void a_body_of_untold_length_is_refused_when_it_is_too_long() throws IOException {
    String chunk = Integer.toHexString(12_000) + "\r\n" + "x".repeat(12_000) + "\r\n";
    String head = post(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
    assertThat(exchange(head + chunk + chunk)).startsWith("HTTP/1.1 413");
  }

  @Test
  void a_body_that_nests_too_deeply_is_refused() throws IOException, InterruptedException {
    var answer = service.event("{\"a\":".repeat(9) + "1" + "}".repeat(9));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:bailiff:problem:malformed").contains("depth");
  }

  @Test
  void a_batch_of_too_many_events_is_refused() throws IOException, InterruptedException {
    assertThat(batch(5).statusCode()).isEqualTo(200);
    assertThat(batch(6).statusCode()).isEqualTo(413);
    assertThat(batch(6).body()).contains("a batch holds at most 5 events, not 6");
  }

  @Test
  void header_fields_that_are_too_long_are_refused() throws IOException {
    String answer =
        exchange("GET /health/live HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(3_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").contains("urn:bailiff:problem:");
  }

  @Test
  void a_request_line_that_is_too_long_is_refused() throws IOException {
    String answer = exchange("GET /" + "x".repeat(3_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").contains("urn:bailiff:problem:");
  }

  @Test
  void what_is_no_http_is_not_answered_or_refused() throws IOException {
    assertThat(exchange("nonsense\r\n\r\n")).isEmpty();
    assertThat(exchange("GET / HTTP/1.1\r\nHost: a\r\nno field\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("urn:bailiff:problem:bad-request")
        .doesNotContain("Exception");
  }

  @Test
  void a_body_that_stops_arriving_costs_its_connection() throws IOException {
    String answer = exchange(post(100) + "{");
    assertThat(answer).doesNotContain("200");
  }

  @Test
  void a_connection_that_says_nothing_after_its_request_is_closed() throws IOException {
    assertThat(exchange("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_body_that_trickles_in_is_given_up() throws IOException, InterruptedException {
    try (Socket socket = connect()) {
      write(socket, post(1_000));
      boolean isOpen = true;
      while (isOpen && socket.getInputStream().available() == 0) {
        Thread.sleep(20);
        isOpen = isWritten(socket, "x");
      }
      byte[] head = socket.getInputStream().readNBytes(12);
      assertThat(new String(head, UTF_8)).isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void another_path_is_not_found_and_another_method_not_allowed()
      throws IOException, InterruptedException {
    assertThat(service.read("/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(service.read("/v1/nothing").body()).contains("urn:bailiff:problem:not-found");
    var wrong = service.read("/v1/events");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).contains("POST");
  }

  /** Who has answered and closed takes no more, and what it answered is there to be read. */
  private static boolean isWritten(Socket socket, String text) {
    try {
      write(socket, text);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private java.net.http.HttpResponse<String> batch(int size)
      throws IOException, InterruptedException {
    String events =
        IntStream.range(0, size)
            .mapToObj(i -> RunningService.request("b" + i, "/"))
            .collect(Collectors.joining(",", "[", "]"));
    return service.post("/v1/events", "application/json", events);
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      write(socket, request);
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** The head of a request with a body of this length. */
  private String post(int length) {
    return String.join(
        "\r\n",
        "POST /v1/events HTTP/1.1",
        "Host: a",
        "Authorization: Bearer " + service.key(),
        "Content-Type: application/json",
        "Content-Length: " + length,
        "",
        "");
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.service().port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }
}
