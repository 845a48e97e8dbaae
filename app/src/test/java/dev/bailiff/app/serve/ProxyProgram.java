package dev.bailiff.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A real proxy with the configuration that is documented. */
enum ProxyProgram {
  NGINX("nginx-light", "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx") {
    @Override
    ProxyProcess start(Path program, Path pages, int service, String key, Path folder)
        throws IOException, InterruptedException {
      int port = ProxyProcess.freePort();
      Path keyFile =
          Files.writeString(
              folder.resolve("key.conf"), "proxy_set_header X-Bailiff-Key \"" + key + "\";\n");
      Path site =
          Files.writeString(
              folder.resolve("site.conf"),
              configured("nginx.conf", "listen 80;", "listen 127.0.0.1:" + port + ";")
                  .replace("127.0.0.1:8080", "127.0.0.1:" + service)
                  .replace("/var/www/html", pages.toString())
                  .replace("/etc/nginx/bailiff-key.conf", keyFile.toString()));
      Path main = Files.writeString(folder.resolve("nginx.conf"), nginxMain(folder, site));
      Path log = folder.resolve("error.log");
      return ProxyProcess.listening(
          new ProcessBuilder(
                  program.toString(),
                  "-p",
                  folder.toString(),
                  "-e",
                  log.toString(),
                  "-c",
                  main.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.out").toFile()),
          port);
    }
  },

  CADDY("caddy", "/usr/bin/caddy", "/usr/local/bin/caddy") {
    @Override
    ProxyProcess start(Path program, Path pages, int service, String key, Path folder)
        throws IOException, InterruptedException {
      int port = ProxyProcess.freePort();
      String here = "{\n\tadmin off\n\tauto_https off\n}\n\nhttp://127.0.0.1:" + port + " {";
      Path file =
          Files.writeString(
              folder.resolve("Caddyfile"),
              configured("Caddyfile", "\n:80 {", "\n" + here)
                  .replace("127.0.0.1:8080", "127.0.0.1:" + service)
                  .replace("/var/www/html", pages.toString()));
      ProcessBuilder builder =
          new ProcessBuilder(
                  program.toString(), "run", "--config", file.toString(), "--adapter", "caddyfile")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("caddy.out").toFile());
      builder.environment().put("BAILIFF_KEY", key);
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("XDG_CONFIG_HOME", folder.toString());
      builder.environment().put("XDG_DATA_HOME", folder.toString());
      return ProxyProcess.listening(builder, port);
    }
  };

  private static final Path CONFIGURATIONS = Path.of("..", "proxies");

  private final String debian;
  private final String[] places;

  ProxyProgram(String debian, String... places) {
    this.debian = debian;
    this.places = places;
  }

  /** Serves the pages in a folder, and asks the service at a port about each request. */
  abstract ProxyProcess start(Path program, Path pages, int service, String key, Path folder)
      throws IOException, InterruptedException;

  /** Where it is installed; a machine without it is a mistake where a variable says so. */
  Optional<Path> program() {
    Optional<Path> found = Stream.of(places).map(Path::of).filter(Files::isExecutable).findFirst();
    if (found.isEmpty() && System.getenv("TESTS_REQUIRE_" + name()) != null) {
      throw new IllegalStateException(notInstalled());
    }
    return found;
  }

  String notInstalled() {
    return name() + " is not installed (Debian: " + debian + ")";
  }

  /** The documented configuration, with where to listen replaced. */
  private static String configured(String file, String listen, String here) throws IOException {
    String documented = Files.readString(CONFIGURATIONS.resolve(file));
    if (!documented.contains(listen)) {
      throw new IllegalStateException(file + " does not say `" + listen + "`");
    }
    return documented.replace(listen, here);
  }

  private static String nginxMain(Path folder, Path site) {
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
}
