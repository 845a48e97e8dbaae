package dev.bailiff.detectors.markup;

import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Place;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.List;

/**
 * Reads a value as a browser would in the places where pages put values: between tags, inside a
 * quoted attribute, as an address.
 */
public final class CrossSiteScripting implements AttackClass {
  private static final String SIGNAL = "xss";

  /** The signs of a tag with their highest bit set, which is dropped where a page is in ASCII. */
  private static final char SHIFTED_OPEN = '\u00bc';

  private static final char SHIFTED_CLOSE = '\u00be';

  /** A value with more tags than this is a page, and told by the first of them. */
  private static final int MAX_TAGS = 64;

  /** An attack string that is meant for an attribute leaves it soon. */
  private static final int EDGE = 24;

  @Override
  public SignalSpec signal() {
    return new SignalSpec(SIGNAL, "markup or script to be shown to others; which form of it");
  }

  @Override
  public List<String> literals() {
    return List.of("<", "'", "\"", "script", "mocha:", "data:", "on");
  }

  @Override
  public void look(Value value, View view, Findings findings) {
    String text = view.folded();
    Look look = new Look(value, view, text, findings);
    look.tags();
    look.shiftedTags();
    Handlers.look(SIGNAL, value, view, findings);
    if (value.place() != Place.AGENT) {
      look.breakOut('"');
      look.breakOut('\'');
      look.address();
    }
  }

  /** The look at one view. */
  private static final class Look {
    private final Value value;
    private final View view;
    private final String text;
    private final Findings findings;

    Look(Value value, View view, String text, Findings findings) {
      this.value = value;
      this.view = view;
      this.text = text;
      this.findings = findings;
    }

    void tags() {
      int open = text.indexOf('<');
      for (int tags = 0; open >= 0 && tags < MAX_TAGS; tags++) {
        int from = open + 1;
        while (from < text.length() && (text.charAt(from) <= ' ' || text.charAt(from) == '/')) {
          from++;
        }
        int end = nameEnd(from);
        open = text.indexOf('<', end > from ? tag(open, from, end) : from);
      }
    }

    /** Tags whose signs become such in a page that says that it is ASCII. */
    void shiftedTags() {
      int open = text.indexOf(SHIFTED_OPEN);
      if (open >= 0 && text.indexOf(SHIFTED_CLOSE, open) > open) {
        int from = open + 1 < text.length() && text.charAt(open + 1) == '/' ? open + 2 : open + 1;
        int end = nameEnd(from);
        if (end > from && Vocabulary.isElement(text.substring(from, end))) {
          report("shifted-tag", 0.7, open, end);
        }
      }
    }

    private int nameEnd(int from) {
      int end = from;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end))
              || "-:_".indexOf(text.charAt(end)) >= 0
              || (end == from && (text.charAt(end) == '?' || text.charAt(end) == '!'))
              || (text.charAt(end) == '#' && text.charAt(from) == '!'))) {
        end++;
      }
      return end;
    }

    /** Judges one tag; the index from which to look for the next. */
    private int tag(int open, int nameStart, int nameEnd) {
      String name = text.substring(nameStart, nameEnd);
      if (name.startsWith("script") && (name.length() == 6 || !name.startsWith("scripting"))) {
        report("script-tag", 0.9, open, nameEnd);
      }
      Attributes attributes = new Attributes(text, nameEnd);
      boolean any = false;
      while (attributes.next()) {
        any = true;
        attribute(name, open, attributes);
      }
      int end = attributes.end();
      boolean isClosed = end <= text.length() && text.charAt(end - 1) == '>';
      boolean isActive = Vocabulary.ACTIVE.contains(name);
      if (isActive && (any || isClosed)) {
        boolean isOpening = nameStart == open + 1;
        report("active-tag", isOpening ? 0.85 : 0.6, open, end);
      } else if (isClosed || any) {
        report("tag", 0.4, open, end);
      }
      return end - 1 > nameEnd && isClosed ? end - 1 : nameEnd;
    }

    private void attribute(String tag, int open, Attributes attributes) {
      String name = attributes.name();
      int end = attributes.valueEnd();
      if (Vocabulary.isHandler(name) && attributes.hasValue()) {
        report("event-handler", 0.95, open, end);
      } else if (name.equals("srcdoc") && attributes.hasValue()) {
        report("active-tag", 0.85, open, end);
      } else if (Vocabulary.isAddress(name)
          && Vocabulary.script(text, attributes.valueStart(), end) >= 0) {
        report("script-address", 0.9, open, end);
      } else if (Vocabulary.LOADING.contains(name)
          && attributes.hasValue()
          && (!tag.equals("a") || isElsewhere(attributes.valueStart()))) {
        report("tag-with-address", tag.equals("a") || tag.equals("img") ? 0.6 : 0.7, open, end);
      }
    }

    private boolean isElsewhere(int start) {
      return text.startsWith("http", start) || text.startsWith("//", start);
    }

    /** A value that ends the attribute it is put into and begins another. */
    void breakOut(char quote) {
      int close = text.indexOf(quote);
      if (close < 0 || close > EDGE || text.indexOf('=', close) < 0) {
        return;
      }
      Attributes attributes = new Attributes(text, close + 1);
      while (attributes.next()) {
        String name = attributes.name();
        if (Vocabulary.isHandler(name) && attributes.hasValue()) {
          findings.brokenOut(
              SIGNAL,
              "event-handler",
              0.9,
              view.foldedEvidence(close, Math.max(close, attributes.valueEnd())));
          return;
        }
        if (attributes.isAssigned() && Vocabulary.BREAKING_OUT.contains(name)) {
          report("attribute", 0.45, close, Math.max(close, attributes.valueEnd()));
        }
      }
    }

    /** A value that is an address itself. */
    void address() {
      int start = 0;
      while (start < text.length() && text.charAt(start) <= ' ') {
        start++;
      }
      int script = Vocabulary.script(text, start, Math.min(text.length(), start + 40));
      if (script == start) {
        report("script-address", isCode(start) ? 0.9 : 0.4, start, text.length());
      }
    }

    /** Whether what follows a scheme is more than words. */
    private boolean isCode(int start) {
      for (int i = text.indexOf(':', start); i >= 0 && i < text.length(); i++) {
        if ("(=`;<,[\\".indexOf(text.charAt(i)) >= 0) {
          return true;
        }
      }
      return false;
    }

    private void report(String form, double score, int start, int end) {
      findings.found(SIGNAL, form, score, value, view, view.foldedEvidence(start, end));
    }
  }
}
