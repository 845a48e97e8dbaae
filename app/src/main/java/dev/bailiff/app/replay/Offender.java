package dev.bailiff.app.replay;

import dev.bailiff.app.html.Shown;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.EntityRef;
import java.util.ArrayList;
import java.util.List;

/** What one rule has found of one entity. */
final class Offender {
  /** The first shows how it began; the latest, how far it went. */
  private static final int FIRST_SAMPLES = 2;

  private final EntityRef entity;
  private final TimeSeries series = new TimeSeries();
  private final List<Sample> samples = new ArrayList<>(FIRST_SAMPLES);
  private Sample latest;
  private long events;
  private long enforcements;
  private long inForceUntil = Long.MIN_VALUE;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  Offender(EntityRef entity, Decision decision, Finding finding) {
    this.entity = entity;
    this.latest = sample(decision, finding);
  }

  /** Adds one event; whether it would bring a new enforcement rather than one already in force. */
  boolean add(Decision decision, Finding finding, long lastsMillis) {
    long now = decision.event().timeMillis();
    events++;
    series.add(now);
    firstMillis = Math.min(firstMillis, now);
    lastMillis = Math.max(lastMillis, now);
    if (samples.size() < FIRST_SAMPLES) {
      samples.add(sample(decision, finding));
    } else if ((events & 63)
        == 0) { // refreshed now and then: making a line costs more than deciding
      latest = sample(decision, finding);
    }
    if (now < inForceUntil) {
      return false;
    }
    inForceUntil = now + lastsMillis;
    enforcements++;
    return true;
  }

  EntityRef entity() {
    return entity;
  }

  long events() {
    return events;
  }

  long enforcements() {
    return enforcements;
  }

  long firstMillis() {
    return firstMillis;
  }

  long lastMillis() {
    return lastMillis;
  }

  TimeSeries series() {
    return series;
  }

  /** A few of its events, in the order in which they came. */
  List<Sample> samples() {
    List<Sample> all = new ArrayList<>(samples);
    if (!all.contains(latest)) {
      all.add(latest);
    }
    return all;
  }

  private static Sample sample(Decision decision, Finding finding) {
    return new Sample(
        Shown.of(decision.event().id()),
        decision.event().timeMillis(),
        EventLine.of(decision.event()),
        Shown.of(finding.because()));
  }
}
