package dev.bailiff.detectors.shell;

import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Place;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.List;
import java.util.Optional;

/** Recognises commands for a shell in the values of a request. */
public final class CommandInjection implements AttackClass {
  private static final String NAME = "command-injection";

  /** Signs that stand between, around or in commands; a value with none of them is plain words. */
  private static final List<String> SIGNS =
      List.of(
          ";", "|", "&", "$", "`", "\n", "\r", "'", "\"", "<", ">", "\\", "{", "/", "^", "%", " -",
          "if", "alias", "~");

  @Override
  public SignalSpec signal() {
    return new SignalSpec(NAME, "a command for a shell or interpreter; which form of it");
  }

  @Override
  public List<String> literals() {
    return SIGNS;
  }

  @Override
  public void look(Value value, View view, Findings findings) {
    String text = view.text();
    boolean isProse = value.purpose().isText() && view.kind() != View.Kind.BASE64;
    (isProse ? ShellText.findInProse(text) : find(value.place(), text))
        .ifPresent(found -> {
          double score = found.score() * trust(value.place(), found);
          findings.found(
              NAME, found.form(), score, value, view, view.evidence(found.start(), found.end()));
        });
  }

  private static Optional<ShellFinding> find(Place place, String text) {
    return switch (place) {
      case PATH, REFERRER -> ShellText.findWithin(text);
      case QUERY, NAME, AGENT, HEADER, COOKIE, FORM, PART, FILE_NAME, JSON, XML, GRAPHQL, BODY ->
          ShellText.find(text);
    };
  }

  /** Semicolons and ampersands are at home in agents and paths, and so are short words there. */
  private static double trust(Place place, ShellFinding found) {
    double least =
        switch (place) {
          case AGENT -> 0.85;
          case PATH, REFERRER, HEADER -> 0.7;
          case QUERY, NAME, COOKIE, FORM, PART, FILE_NAME, JSON, XML, GRAPHQL, BODY -> 0;
        };
    return found.score() < least ? 0.5 : 1;
  }
}
