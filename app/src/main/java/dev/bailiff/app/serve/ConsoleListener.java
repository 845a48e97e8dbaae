package dev.bailiff.app.serve;

import dev.bailiff.app.carry.CarrierListener;
import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.core.decision.Decision;
import java.io.PrintWriter;

/** Says on the console what an operator must know; the content of events stays out. */
final class ConsoleListener implements DecisionListener, CarrierListener, UpkeepListener {
  private final PrintWriter err;
  private boolean isDelayed; // of the carrying thread alone

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

  @Override
  public void carried(int decisions) {
    if (isDelayed) {
      err.println("decisions are carried out again");
      isDelayed = false;
    }
  }

  @Override
  public void delayed(Exception cause) {
    if (!isDelayed) {
      err.println("decisions cannot be carried out now: " + cause.getMessage());
      isDelayed = true;
    }
  }

  @Override
  public void leftOut(long sequence, RuntimeException fault) {
    err.println("decision " + sequence + " was not carried out: " + fault.getClass().getName());
  }

  @Override
  public void failed(String what) {
    err.println(what);
  }

  @Override
  public void done(String what) {
    err.println(what);
  }
}
