package dev.bailiff.casework.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A channel whose receiver is a list, and does as it is told. */
final class MemoryChannel implements Channel {
  private final String destination;
  private final List<Posted> received = new ArrayList<>();
  private Function<Posted, Delivery> receiver = _ -> new Delivery.Done();

  MemoryChannel(String destination) {
    this.destination = destination;
  }

  @Override
  public String destination() {
    return destination;
  }

  @Override
  public int batch() {
    return 4;
  }

  synchronized void answers(Function<Posted, Delivery> answer) {
    receiver = answer;
  }

  /** Everything that was attempted. */
  synchronized List<String> received() {
    return received.stream().map(Posted::payload).toList();
  }

  @Override
  public synchronized List<Delivery> deliver(List<Posted> messages) {
    received.addAll(messages);
    return messages.stream().map(receiver).toList();
  }

  @Override
  public void close() {}
}
