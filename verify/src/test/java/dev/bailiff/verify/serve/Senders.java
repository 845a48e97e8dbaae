package dev.bailiff.verify.serve;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that send events, each one after the other and now and then several together. What was
 * not answered is sent again to the next process, as senders do.
 */
final class Senders {
  private static final int SENDERS = 8;
  private static final int MOST = 5;
  private static final int ACCOUNTS = 50;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, String> answered = new ConcurrentHashMap<>();
  private final List<Sender> senders = new ArrayList<>();
  private final AtomicInteger unexpected = new AtomicInteger();

  Senders(long seed) {
    for (int i = 0; i < SENDERS; i++) {
      senders.add(new Sender(i, new Random(seed + i)));
    }
  }

  /** The decision that was answered on each event, by the event's id. */
  Map<String, String> answered() {
    return answered;
  }

  /** How many answers were neither decisions nor refusals. */
  int unexpected() {
    return unexpected.get();
  }

  /** Lets all of them send to a process until it is gone. */
  ExecutorService sendTo(ServiceProcess service) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    senders.forEach(sender -> threads.execute(() -> sender.run(service)));
    return threads;
  }

  private final class Sender {
    private final int number;
    private final Random chance;
    private int events;
    private List<String> ids = List.of();
    private String body = "";

    private Sender(int number, Random chance) {
      this.number = number;
      this.chance = chance;
    }

    private void run(ServiceProcess service) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        while (true) {
          if (ids.isEmpty()) {
            compose();
          }
          HttpRequest request =
              service
                  .request("/v1/events")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build();
          take(client.send(request, HttpResponse.BodyHandlers.ofString()));
        }
      } catch (IOException gone) {
        return;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void take(HttpResponse<String> response) {
      if (response.statusCode() == 503) {
        return;
      }
      if (response.statusCode() != 200) {
        unexpected.incrementAndGet();
      }
      JsonNode results = JSON.readTree(response.body()).path("results");
      for (int i = 0; i < ids.size(); i++) {
        answered.put(ids.get(i), results.required(i).required("decision").toString());
      }
      ids = List.of();
    }

    private void compose() {
      List<String> composed = new ArrayList<>();
      List<String> all = new ArrayList<>();
      int size = 1 + chance.nextInt(MOST);
      for (int i = 0; i < size; i++) {
        String id = number + "-" + events++;
        composed.add(id);
        all.add(event(id));
      }
      ids = composed;
      body = "[" + String.join(",", all) + "]";
    }

    /** The first asks for something to be done, so whatever was answered led to something. */
    private String event(String id) {
      String address = "203.0.%d.%d".formatted(chance.nextInt(256), chance.nextInt(256));
      boolean isProbe = chance.nextInt(20) == 0 || events == 1;
      String type = isProbe || chance.nextBoolean() ? "http.request" : "auth.attempt";
      String data =
          type.equals("http.request")
              ? "\"method\":\"GET\",\"path\":\"" + (isProbe ? "/.env" : "/page") + "\""
              : "\"outcome\":\"failure\",\"account\":{\"id\":\"a"
                  + chance.nextInt(ACCOUNTS)
                  + "\"}";
      return """
      {"specversion":"1.0","id":"%s","source":"crash","type":"%s","time":"%s",
       "data":{%s,"client":{"ip":"%s"}}}\
      """
          .formatted(id, type, Instant.now(), data, address);
    }
  }
}
