package dev.bailiff.app.simulate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Puts lines in the combined format. */
final class LineWriter implements Consumer<Line> {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final Consumer<LabelledLine> out;
  private long second = Long.MIN_VALUE;
  private String stamp = "";

  LineWriter(Consumer<LabelledLine> out) {
    this.out = out;
  }

  @Override
  public void accept(Line line) {
    Client client = line.client();
    Exchange exchange = line.exchange();
    String text =
        client.address()
            + " - "
            + client.user()
            + stamp(line.time())
            + exchange.method()
            + " "
            + exchange.target()
            + " HTTP/1.1\" "
            + exchange.status()
            + " "
            + exchange.bytes()
            + " \""
            + exchange.referrer()
            + "\" \""
            + client.agent()
            + "\"";
    out.accept(new LabelledLine(text, client.label(), client.actor()));
  }

  /** The time between its brackets, and the quote that begins the request. */
  private String stamp(long millis) {
    long now = Math.floorDiv(millis, 1_000);
    if (now != second) {
      second = now;
      OffsetDateTime time = Instant.ofEpochSecond(now).atOffset(ZoneOffset.UTC);
      stamp =
          " [%02d/%s/%04d:%02d:%02d:%02d +0000] \""
              .formatted(
                  time.getDayOfMonth(),
                  MONTHS.get(time.getMonthValue() - 1),
                  time.getYear(),
                  time.getHour(),
                  time.getMinute(),
                  time.getSecond());
    }
    return stamp;
  }
}
