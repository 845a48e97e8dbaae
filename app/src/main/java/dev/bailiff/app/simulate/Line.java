package dev.bailiff.app.simulate;

/**
 * A line of the log before it is written.
 *
 * @param time when the request came, in milliseconds since 1970
 */
record Line(long time, Client client, Exchange exchange) implements Step {
  @Override
  public void take(long now, Agenda agenda) {
    agenda.write(this);
  }
}
