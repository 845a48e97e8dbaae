package dev.bailiff.app.replay;

import dev.bailiff.app.html.Page;
import dev.bailiff.core.policy.Mode;
import java.util.List;
import java.util.Locale;

/** The part of a page that says who broke the policy, the evidence folded away. */
final class HtmlOffenders {
  static final String ENFORCED = "#b3261e";
  static final String OBSERVED = "#8a6d00";

  private final Page page;

  private HtmlOffenders(Page page) {
    this.page = page;
  }

  /** Writes this part. */
  static void write(List<OffenderSummary> offenders, Page page) {
    new HtmlOffenders(page).write(offenders);
  }

  private void write(List<OffenderSummary> offenders) {
    if (offenders.isEmpty()) {
      return;
    }
    page.element("h2", "Who broke them most");
    for (OffenderSummary offender : offenders) {
      page.open("div", "class", "offender");
      page.open("div", "class", "who");
      page.element("strong", offender.entity().entity().label() + " " + offender.entity().id());
      String colour = offender.isActedOn() ? ENFORCED : OBSERVED;
      page.bars(offender.overTime(), 192, 18, colour, "findings over time");
      page.close();
      page.element(
          "div",
          Words.counted(offender.events(), "finding") + ", " + when(offender),
          "class",
          "dim");
      offender.parts().forEach(this::part);
      page.close();
    }
  }

  private static String when(OffenderSummary offender) {
    String first = Words.minute(offender.firstMillis());
    String last = Words.minute(offender.lastMillis());
    return first.equals(last) ? first : first + " to " + last;
  }

  private void part(OffenderSummary.Part part) {
    Mode mode = part.rule().mode();
    page.open("details");
    page.open("summary");
    String verdict = mode == Mode.ENFORCE ? Words.answered(part.rule().verdict()) : "on trial";
    page.element("span", verdict, "class", mode.name().toLowerCase(Locale.ROOT));
    page.text(" " + Words.counted(part.events(), "time") + ": ");
    page.text(part.samples().getLast().because() + " ");
    page.element("span", part.rule().id(), "class", "dim");
    page.close();
    for (Sample sample : part.samples()) {
      page.element("div", sample.event() + "  " + sample.line(), "class", "evidence");
    }
    page.close();
  }
}
