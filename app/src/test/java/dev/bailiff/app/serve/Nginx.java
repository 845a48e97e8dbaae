package dev.bailiff.app.serve;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx with the configuration that is documented, on a loopback port of its own. */
final class Nginx implements Closeable {
  private static final Path CONFIGURATION = Path.of("..", "proxies", "nginx.conf");

  /** Set where a machine without nginx is a mistake. */
  private static final String REQUIRED = "TESTS_REQUIRE_NGINX";

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where it is installed. */
  static Optional<Path> program() {
    Optional<Path> found =
        Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && System.getenv(REQUIRED) != null) {
      throw new IllegalStateException("nginx is not installed (Debian: nginx-light)");
    }
    return found;
  }

  /** Serves the pages in a folder, and asks the service at a port about each request. */
  static Nginx serving(Path pages, int service, String key, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    Path keyFile =
        Files.writeString(
            folder.resolve("key.conf"), "proxy_set_header X-Bailiff-Key \"" + key + "\";\n");
    Path site =
        Files.writeString(
            folder.resolve("site.conf"),
            Files.readString(CONFIGURATION)
                .replace("127.0.0.1:8080", "127.0.0.1:" + service)
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                .replace("/var/www/html", pages.toString())
                .replace("/etc/nginx/bailiff-key.conf", keyFile.toString()));
    Path main = Files.writeString(folder.resolve("nginx.conf"), main(folder, site));
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                main.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    Nginx nginx = new Nginx(process, port);
    nginx.awaitPort();
    return nginx;
  }

  private static String main(Path folder, Path site) {
    return """
    %s
    daemon off;
    worker_processes 1;
    pid %s/nginx.pid;
    events {}
    http {
      access_log off;
      client_body_temp_path %s/body;
      proxy_temp_path %s/proxied;
      fastcgi_temp_path %s/fastcgi;
      uwsgi_temp_path %s/uwsgi;
      scgi_temp_path %s/scgi;
      include %s;
    }
    """
        .formatted(
            System.getProperty("user.name").equals("root") ? "user root;" : "",
            folder,
            folder,
            folder,
            folder,
            folder,
            folder,
            site);
  }

  int port() {
    return port;
  }

  private void awaitPort() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (ConnectException notYet) {
        Thread.sleep(10);
      }
    }
    process.destroy();
    throw new IOException("nginx did not start");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
