package dev.bailiff.app.simulate;

import java.util.function.LongSupplier;

/**
 * What a program does: one thing after the other, with a pause between, as often as it was told.
 */
final class Walk implements Step {
  /** One turn of a walk. */
  interface Turn {
    void perform(int number, long now, Agenda agenda);
  }

  private final int length;
  private final LongSupplier pause;
  private final Turn turn;
  private int done;

  Walk(int length, LongSupplier pause, Turn turn) {
    this.length = length;
    this.pause = pause;
    this.turn = turn;
  }

  @Override
  public void take(long now, Agenda agenda) {
    turn.perform(done++, now, agenda);
    if (done < length) {
      agenda.at(now + Math.max(1, pause.getAsLong()), this);
    }
  }
}
