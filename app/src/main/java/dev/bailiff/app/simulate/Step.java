package dev.bailiff.app.simulate;

/** Something that happens at a time, and may put more on the agenda. */
interface Step {
  void take(long now, Agenda agenda);
}
