package dev.bailiff.app.intake;

import dev.bailiff.app.intake.Group.Fresh;
import dev.bailiff.app.intake.Group.Part;
import dev.bailiff.app.intake.Judge.Ruling;
import dev.bailiff.app.intake.RefusedException.Reason;
import dev.bailiff.app.intake.Submission.Pending;
import dev.bailiff.app.journal.AppendRefusedException;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.Ticket;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The thread that journals and decides, each event once and in the order of the journal. */
final class Decider {
  /** Enough to share one force of the disk; more would only let the first wait for the last. */
  private static final int GROUP_EVENTS = 1_000;

  /** After so long decisions that the disk refused are appended again, should no event come. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Waiting waiting;
  private final Journal journal;
  private final Judge judge;
  private final FactSource facts;
  private final Answers answers;
  private final InstantSource time;
  private final DecisionLog decisionLog;
  private final Snapshots snapshots;
  private final DecisionListener listener;

  /** Groups of which not all is known yet; other threads look at them. */
  private final Queue<Group> underWay = new ConcurrentLinkedQueue<>();

  /** Events of which the disk has not said yet whether it has them. */
  private final Map<Answers.Key, Pending> onTheirWay = new HashMap<>();

  private long decided;
  private @Nullable Facts writtenFacts;
  private byte[] factsJson = {};

  Decider(
      Waiting waiting,
      Journal journal,
      Judge judge,
      FactSource facts,
      Answers answers,
      InstantSource time,
      DecisionListener listener,
      Snapshots snapshots,
      long decided) {
    this.waiting = waiting;
    this.journal = journal;
    this.judge = judge;
    this.facts = facts;
    this.answers = answers;
    this.time = time;
    this.listener = listener;
    this.snapshots = snapshots;
    this.decided = decided;
    this.decisionLog = new DecisionLog(journal, listener);
  }

  /** Works until no more will come, one group behind the one it sends to the disk. */
  void run() throws InterruptedException {
    Group sent = null;
    while (true) {
      List<Submission> taken = sent == null ? take() : waiting.poll(GROUP_EVENTS);
      if (sent == null && taken.isEmpty()) {
        end();
        return;
      }
      Group next = taken.isEmpty() ? null : send(taken);
      if (sent != null) {
        finish(sent);
      }
      sent = next;
    }
  }

  /** Waits for work; none is returned at the end. Decisions that the disk refuses do not wait. */
  private List<Submission> take() throws InterruptedException {
    while (decisionLog.isOutstanding()) {
      List<Submission> taken = waiting.take(GROUP_EVENTS, AGAIN);
      if (!taken.isEmpty() || waiting.isClosed()) {
        return taken;
      }
      decisionLog.add(List.of());
    }
    return waiting.take(GROUP_EVENTS);
  }

  /** Tells those who have waited so long that they need not wait; for any thread. */
  void refuseOlderThan(long nanos, RefusedException refusal) {
    for (Group group : underWay) {
      for (Submission submission : group.submissions()) {
        if (submission.isOlderThan(nanos)) {
          submission.refuse(refusal);
        }
      }
    }
  }

  private void end() throws InterruptedException {
    decisionLog.flush();
    if (!decisionLog.isOutstanding()) {
      snapshots.takeLast(
          decided, time.instant(), judge.engine(), answers, decisionLog.durability());
    }
  }

  private Group send(List<Submission> taken) {
    long now = time.millis();
    answers.advance(now);
    Group group = new Group(taken, now);
    underWay.add(group);
    for (Submission submission : taken) {
      for (Arrival arrival : submission.arrivals()) {
        submission.add(pending(arrival, group));
      }
    }
    group.parts().forEach(this::append);
    return group;
  }

  private Pending pending(Arrival arrival, Group group) {
    Event event = arrival.event();
    Answers.Key key = Answers.Key.of(event);
    Pending twin = onTheirWay.get(key);
    if (twin != null) {
      listener.repeated();
      return twin;
    }
    Outcome first = answers.find(key);
    if (first != null) {
      listener.repeated();
      return Pending.known(first);
    }
    long latest = group.receivedMillis() + Answers.AHEAD.toMillis();
    if (answers.isForgotten(event) || event.timeMillis() > latest) {
      return Pending.known(new Outcome.Untimely(answers.floor(), Instant.ofEpochMilli(latest)));
    }
    Pending pending = Pending.fresh(arrival);
    Facts known = facts.add(event, Facts.MISSING);
    Entry entry = EventRecord.entry(group.receivedMillis(), json(known), arrival.json());
    group.add(new Fresh(pending, key, known, entry));
    onTheirWay.put(key, pending);
    return pending;
  }

  /** Most events have the same facts, and then the same object for them. */
  @SuppressWarnings("ReferenceEquality") // equal facts that are other objects are written again
  private byte[] json(Facts known) {
    if (known != writtenFacts) {
      factsJson = EventRecord.json(known);
      writtenFacts = known;
    }
    return factsJson;
  }

  private void append(Part part) {
    try {
      part.append(journal.append(part.entries()));
    } catch (AppendRefusedException refused) {
      part.refuse(refusal(refused));
    }
  }

  private void finish(Group group) throws InterruptedException {
    for (Part part : group.parts()) {
      await(part);
    }
    group.submissions().forEach(Submission::journaled);
    List<Entry> decisions = new ArrayList<>();
    for (Part part : group.parts()) {
      decide(part, group.receivedMillis(), decisions);
    }
    decisionLog.add(decisions);
    if (decisions.stream().anyMatch(DecisionRecord::isEventful)) {
      decisionLog.await();
    }
    group.submissions().forEach(Submission::settle);
    underWay.remove();
    Instant now = Instant.ofEpochMilli(group.receivedMillis());
    if (snapshots.isDue(decided, now) && !decisionLog.isOwing()) {
      snapshots.take(decided, now, judge.engine(), answers, decisionLog.durability());
    }
  }

  private void await(Part part) throws InterruptedException {
    Ticket ticket = part.ticket();
    if (ticket != null) {
      try {
        long sequence = ticket.await();
        for (Fresh event : part.events()) {
          event.pending().become(new Outcome.Accepted(sequence++));
        }
        return;
      } catch (AppendRefusedException refused) {
        part.refuse(refusal(refused));
      }
    }
    RefusedException refusal = part.refusal();
    for (Fresh event : part.events()) {
      onTheirWay.remove(event.key());
      if (refusal != null) {
        event.pending().refuse(refusal);
      }
    }
  }

  private void decide(Part part, long receivedMillis, List<Entry> decisions) {
    for (Fresh each : part.events()) {
      if (each.pending().refusal() == null
          && each.pending().outcome() instanceof Outcome.Accepted(long sequence)) {
        Event event = each.pending().arrival().event();
        Ruling ruling = judge.decide(sequence, event, each.facts());
        each.pending().become(ruling.outcome());
        decisions.add(ruling.entry());
        answers.remember(each.key(), ruling.outcome(), receivedMillis, event.timeMillis());
        onTheirWay.remove(each.key());
        decided = sequence;
      }
    }
  }

  private static RefusedException refusal(AppendRefusedException refused) {
    Reason reason =
        switch (refused.reason()) {
          case BUSY -> Reason.BUSY;
          case UNWELL -> Reason.UNWELL;
          case CLOSED -> Reason.STOPPING;
        };
    return new RefusedException(reason, String.valueOf(refused.getMessage()));
  }
}
