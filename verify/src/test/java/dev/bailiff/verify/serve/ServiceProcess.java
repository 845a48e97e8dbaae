package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.Main;
import dev.bailiff.app.access.ServiceFile;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own. */
final class ServiceProcess implements Closeable {
  private final Process process;
  private final URI address;
  private final String key;

  private ServiceProcess(Process process, URI address, String key) {
    this.process = process;
    this.address = address;
    this.key = key;
  }

  /** Starts it and waits until it listens. */
  static ServiceProcess start(
      Path data, List<String> virtualMachine, List<String> options, Map<String, String> environment)
      throws IOException {
    return listening(begin(List.of(), data, virtualMachine, options, environment), data);
  }

  /** Starts it on a file system of its own, which goes with it. */
  static ServiceProcess startOn(String mount, Path data, List<String> options) throws IOException {
    Process process = beginOn(mount, data, options);
    return listening(process, Path.of("/proc/" + process.pid() + "/root" + data));
  }

  /** Begins to start it on a file system of its own, on which it may not get far. */
  static Process beginOn(String mount, Path data, List<String> options) throws IOException {
    String script = "mount -t tmpfs -o " + mount + " && exec \"$@\"";
    List<String> wrapper =
        List.of("unshare", "-rm", "sh", "-c", script.replace("DATA", data.toString()), "sh");
    return begin(wrapper, data, List.of("-XX:TieredStopAtLevel=1"), options, Map.of());
  }

  private static ServiceProcess listening(Process process, Path data) throws IOException {
    boolean listens = false;
    try {
      URI address = listening(process);
      String key = ServiceFile.read(data).orElseThrow().key().secret();
      listens = true;
      return new ServiceProcess(process, address, key);
    } finally {
      if (!listens) {
        process.destroyForcibly();
      }
    }
  }

  /** Starts it and kills it after a time, whether it listens by then or not. */
  static void startAndKill(
      Path data, List<String> options, Map<String, String> environment, int millis)
      throws IOException, InterruptedException {
    Process process =
        begin(List.of(), data, List.of("-XX:TieredStopAtLevel=1"), options, environment);
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  private static Process begin(
      List<String> wrapper,
      Path data,
      List<String> virtualMachine,
      List<String> options,
      Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(virtualMachine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** A request to it, with the operator's key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + key);
  }

  URI address() {
    return address;
  }

  String key() {
    return key;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it without a chance to do anything more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Tells it to stop, and waits until it has. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("it does not stop");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static URI listening(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("listening at ")) {
        Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
        return URI.create(line.substring("listening at ".length()));
      }
      all.append(line).append('\n');
    }
    throw new IOException("it never listened: " + all);
  }
}
