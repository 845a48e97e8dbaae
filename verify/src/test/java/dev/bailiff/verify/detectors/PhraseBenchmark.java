package dev.bailiff.verify.detectors;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.declaredbot.DeclaredBot;
import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.matching.Phrases;
import dev.bailiff.detectors.sensitivepath.SensitivePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ahocorasick.trie.PayloadTrie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Our matcher of many phrases beside the library {@code org.ahocorasick}, with the lists that
 * detectors carry: what it takes to build one, to keep one, and to search 1,000 texts of a real
 * log. Sampled, so that the median stands for the cost even where other work takes the processor
 * away.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PhraseBenchmark {
  private static final Path LOG = Path.of("..", "samples", "elastic-apache.log");
  private static final int TEXTS = 1_000;
  private static final int COPIES = 40;

  /** Which list, and with it which field of the log. */
  @Param({"agents", "paths"})
  public String list = "agents";

  private List<String> phrases = List.of();
  private List<String> texts = List.of();
  private Phrases ours = Phrases.of(List.of("a"));
  private PayloadTrie<Integer> library = library(List.of("a"));

  /** Builds both, checks that they find the same, and prints how much memory each one keeps. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    boolean agents = list.equals("agents");
    phrases =
        agents ? phrases(DeclaredBot.class, "bots.txt") : phrases(SensitivePath.class, "paths.txt");
    Field field = EventTypes.HTTP_REQUEST.require(agents ? "client.agent" : "event.path");
    texts =
        AccessLines.read(LOG).stream()
            .filter(event -> event.has(field))
            .map((Event event) -> event.text(field))
            .limit(TEXTS)
            .toList();
    ours = Phrases.of(phrases);
    library = library(phrases);
    int found = 0;
    for (String text : texts) {
      List<String> one = new ArrayList<>();
      ours.find(text, (phrase, end) -> one.add(phrase + "@" + end));
      List<String> other = new ArrayList<>();
      library.parseText(text, hit -> other.add(hit.getPayload() + "@" + (hit.getEnd() + 1)));
      if (!one.stream().sorted().toList().equals(other.stream().sorted().toList())) {
        throw new IllegalStateException("not the same: " + one + " and " + other + " in " + text);
      }
      found += one.size();
    }
    System.out.printf(
        Locale.ROOT,
        "%d phrases, %d texts of %d characters on average, %d found; KiB each: ours %d, library"
            + " %d%n",
        phrases.size(),
        texts.size(),
        texts.stream().mapToInt(String::length).sum() / texts.size(),
        found,
        kept(() -> Phrases.of(phrases)),
        kept(() -> library(phrases)));
  }

  @Benchmark
  public Phrases buildOurs() {
    return Phrases.of(phrases);
  }

  @Benchmark
  public PayloadTrie<Integer> buildLibrary() {
    return library(phrases);
  }

  @Benchmark
  public void searchOurs(Blackhole hits) {
    for (String text : texts) {
      ours.find(
          text,
          (phrase, end) -> {
            hits.consume(phrase);
            hits.consume(end);
          });
    }
  }

  @Benchmark
  public void searchLibrary(Blackhole hits) {
    for (String text : texts) {
      library.parseText(
          text,
          hit -> {
            hits.consume(hit.getPayload());
            hits.consume(hit.getEnd());
            return true;
          });
    }
  }

  private static List<String> phrases(Class<?> detector, String resource) {
    return Listing.rows(detector, resource).stream()
        .map(row -> row.get(0).replaceAll("^[*^]|\\$$", "").toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static PayloadTrie<Integer> library(List<String> phrases) {
    PayloadTrie.PayloadTrieBuilder<Integer> builder = PayloadTrie.<Integer>builder().ignoreCase();
    for (int i = 0; i < phrases.size(); i++) {
      builder.addKeyword(phrases.get(i), i);
    }
    return builder.build();
  }

  /** How many KiB one keeps, by the memory that many take. */
  private static long kept(Supplier<Object> build) {
    List<Object> copies = new ArrayList<>();
    long before = inUse();
    for (int i = 0; i < COPIES; i++) {
      copies.add(build.get());
    }
    return (inUse() - before) / copies.size() / 1_024;
  }

  private static long inUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
