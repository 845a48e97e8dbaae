package dev.bailiff.app.serve;

import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.core.decision.Decision;
import java.io.PrintWriter;

/** Says on the console what an operator must know; the content of events stays out. */
final class ConsoleListener implements DecisionListener {
  private final PrintWriter err;

  ConsoleListener(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void decided(long sequence, Decision decision, long nanos) {}

  @Override
  public void repeated() {}

  @Override
  public void broke(long sequence, RuntimeException fault) {
    err.println("the engine broke on event " + sequence + ": " + fault.getClass().getName());
  }

  @Override
  public void undocumented(int decisions, Exception cause) {
    err.println(decisions + " decisions are not in the journal yet: " + cause.getMessage());
  }
}
