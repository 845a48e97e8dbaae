package dev.bailiff.verify.seclang;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Debian's nginx with ModSecurity, which only detects, on ports of its own: one that writes down
 * what it saw, one that does not, and one without ModSecurity. It runs as nobody.
 */
final class ModSecurity implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TICKS_A_SECOND = 100;

  private static final String SETTINGS =
      """
      SecRuleEngine DetectionOnly
      SecRequestBodyAccess On
      SecResponseBodyAccess Off
      SecRule REQUEST_HEADERS:Content-Type "^(?:application(?:/soap\\+|/)|text/)xml" \
          "id:200000,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=XML"
      SecRule REQUEST_HEADERS:Content-Type "^application/json" \
          "id:200001,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=JSON"
      SecUnicodeMapFile /etc/nginx/unicode.mapping 20127
      SecPcreMatchLimit 100000
      SecPcreMatchLimitRecursion 100000
      %s
      Include /etc/modsecurity/crs/crs-setup.conf
      %s
      Include /usr/share/modsecurity-crs/rules/*.conf
      """;

  /** Where requests are looked at by the rules of all levels, and written down. */
  final int all;

  /** Where they are looked at by the rules of the first level. */
  final int first;

  /** Where nobody looks. */
  final int none;

  private final Path folder;
  private final Process process;

  ModSecurity(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    all = freePort();
    first = freePort();
    none = freePort();
    String audit =
        "SecAuditEngine On\nSecAuditLogType Serial\nSecAuditLogFormat JSON\n"
            + "SecAuditLogParts ABHZ\nSecAuditLog "
            + folder.resolve("audit.log");
    Files.writeString(folder.resolve("all.conf"), SETTINGS.formatted(audit, DebianRules.level(4)));
    Files.writeString(
        folder.resolve("first.conf"),
        SETTINGS.formatted("SecAuditEngine Off", DebianRules.level(1)));
    Files.writeString(folder.resolve("nginx.conf"), settings());
    Files.createDirectories(folder.resolve("html"));
    Files.writeString(folder.resolve("html/index.html"), "here\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    await();
  }

  private String settings() {
    return """
    load_module /usr/lib/nginx/modules/ngx_http_modsecurity_module.so;
    daemon off;
    master_process off;
    pid %1$s/pid;
    error_log %1$s/error.log crit;
    events { worker_connections 64; }
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      root %1$s/html;
      keepalive_requests 100000;
      server { listen 127.0.0.1:%2$d; modsecurity on; modsecurity_rules_file %1$s/all.conf;
        location / { try_files /index.html =404; } }
      server { listen 127.0.0.1:%3$d; modsecurity on; modsecurity_rules_file %1$s/first.conf;
        location / { try_files /index.html =404; } }
      server { listen 127.0.0.1:%4$d;
        location / { client_body_buffer_size 64k; try_files /index.html =404; } }
    }
    """
        .formatted(folder, all, first, none);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
    }
    command.addAll(
        List.of("/usr/sbin/nginx", "-e", folder + "/error.log", "-c", folder + "/nginx.conf"));
    return command;
  }

  private void await() throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (!process.isAlive()) {
        throw new IOException("nginx ended: " + Files.readString(folder.resolve("out.log")));
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), none)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    throw new IOException("nginx did not start");
  }

  /** Sends a request; answers the status, or 0 if none came. */
  int send(int port, String wire) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(3_000);
      socket.getOutputStream().write(wire.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      byte[] head = socket.getInputStream().readNBytes(12);
      socket.getInputStream().readNBytes(4_096);
      String line = new String(head, ISO_8859_1);
      return line.matches("HTTP/\\d.\\d \\d{3}") ? Integer.parseInt(line.substring(9)) : 0;
    } catch (SocketException | SocketTimeoutException gone) {
      return 0;
    }
  }

  /** Microseconds of processor time for each of so many requests over one connection. */
  double cost(int port, String wire, int requests) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      byte[] bytes = wire.getBytes(ISO_8859_1);
      long before = ticks();
      for (int i = 0; i < requests; i++) {
        socket.getOutputStream().write(bytes);
        answer(socket.getInputStream());
      }
      return (ticks() - before) * (1e6 / TICKS_A_SECOND) / requests;
    }
  }

  /** Reads an answer to its end, by its length. */
  private static void answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the server left");
      }
      head.append((char) c);
    }
    String text = head.toString().toLowerCase(Locale.ROOT);
    int at = text.indexOf("content-length:") + 15;
    in.readNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at)).strip()));
  }

  private long ticks() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  /** What was written down: ids of rules by the number of the case. */
  Map<Integer, Set<Integer>> log() throws IOException {
    Map<Integer, Set<Integer>> ids = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("audit.log"), ISO_8859_1)) {
      JsonNode transaction = JSON.readTree(line).path("transaction");
      String number = "";
      for (var header : transaction.path("request").path("headers").properties()) {
        number = header.getKey().equalsIgnoreCase("x-case") ? header.getValue().asString() : number;
      }
      if (!number.isEmpty()) {
        Set<Integer> rules = ids.computeIfAbsent(Integer.valueOf(number), key -> new TreeSet<>());
        transaction
            .path("messages")
            .forEach(message ->
                rules.add(Integer.parseInt(message.path("details").path("ruleId").asString("0"))));
      }
    }
    return ids;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
