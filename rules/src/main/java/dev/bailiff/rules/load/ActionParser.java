package dev.bailiff.rules.load;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.event.Entity;
import dev.bailiff.rules.quantity.Durations;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what a rule asks for, such as {@code challenge(account, 15m), label(account, "seen", 1h)}.
 *
 * <pre>
 * actions  = action { "," action }
 * action   = name [ "(" [ argument { "," argument } ] ")" ]
 * argument = entity | quoted name | duration
 * </pre>
 */
final class ActionParser {
  /** Longer than any of them makes sense: ten years. */
  private static final Duration LONGEST = Duration.ofDays(3_653);

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<blank>[\\s]+|#[^\\n]*)"
              + "|(?<word>[A-Za-z0-9_.-]+)"
              + "|(?<quoted>\"[^\"\\n]*\"|'[^'\\n]*')"
              + "|(?<mark>[(),])"
              + "|(?<other>.)",
          Pattern.DOTALL);

  /**
   * What a label, queue or feature may be called: it appears in messages, outputs and addresses.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

  private static final List<String> KINDS =
      Arrays.stream(ActionKind.values()).map(ActionKind::label).toList();
  private static final List<String> ENTITIES =
      Arrays.stream(Entity.values()).map(Entity::label).toList();

  /** Tells the place of a part of the text that is parsed. */
  @FunctionalInterface
  interface Places {
    Place place(int from, int to);
  }

  private record Token(String text, int from, int to) {
    boolean is(String mark) {
      return text.equals(mark);
    }

    boolean isQuoted() {
      return text.startsWith("\"") || text.startsWith("'");
    }

    boolean isWord() {
      return !isQuoted() && !text.isEmpty() && !"(),".contains(text);
    }
  }

  private final List<Token> tokens = new ArrayList<>();
  private final Places places;
  private final Problems problems;
  private int next;

  private ActionParser(String text, Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("blank") == null) {
        tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
      }
    }
    tokens.add(new Token("", text.length(), text.length()));
  }

  /** The actions of a list; those with problems are left out. */
  static List<ActionSpec> parse(String text, Places places, Problems problems) {
    return new ActionParser(text, places, problems).actions();
  }

  private List<ActionSpec> actions() {
    List<ActionSpec> actions = new ArrayList<>();
    do {
      if (peek().is("") && !actions.isEmpty()) {
        return actions; // a comma after the last one
      }
      Token name = take();
      if (!name.isWord()) {
        problems.error(
            at(name), found(name) + " is not an action", "write `throttle(client, 10m)`");
        return actions;
      }
      List<Token> arguments = new ArrayList<>();
      if (!arguments(name, arguments)) {
        return actions;
      }
      action(name, arguments).ifPresent(actions::add);
    } while (takeIf(","));
    if (!peek().is("")) {
      problems.error(at(peek()), found(peek()) + " after an action", "put a comma between actions");
    }
    return actions;
  }

  private boolean arguments(Token name, List<Token> arguments) {
    if (!takeIf("(")) {
      return true;
    }
    while (!takeIf(")")) {
      Token argument = take();
      boolean isArgument = argument.isWord() || argument.isQuoted();
      if (isArgument) {
        arguments.add(argument);
      }
      if (!isArgument || !(peek().is(")") || takeIf(","))) {
        Token wrong = isArgument ? peek() : argument;
        problems.error(
            at(wrong),
            wrong.is("")
                ? "`" + name.text() + "(` is not closed"
                : found(wrong) + " where an argument of `" + name.text() + "` ends");
        return false;
      }
    }
    return true;
  }

  private Optional<ActionSpec> action(Token name, List<Token> arguments) {
    Optional<ActionKind> known = ActionKind.labelled(name.text());
    if (known.isEmpty()) {
      problems.unknown("action", name.text(), at(name), KINDS);
      return Optional.empty();
    }
    ActionKind kind = known.get();
    int names = kind.needs().takesName() ? 1 : 0;
    int durations = kind.needs().takesDuration() ? 1 : 0;
    int expected = kind.targets() + names + durations;
    if (arguments.size() != expected) {
      Token last = arguments.isEmpty() ? name : arguments.get(arguments.size() - 1);
      problems.error(
          places.place(name.from(), last.to()),
          "`" + kind.label() + "` takes " + count(expected) + ", found " + arguments.size(),
          "write `" + form(kind) + "`");
      return Optional.empty();
    }
    List<Entity> targets = new ArrayList<>();
    for (Token argument : arguments.subList(0, kind.targets())) {
      entity(argument).ifPresent(targets::add);
    }
    Optional<String> label =
        names == 0 ? Optional.empty() : label(kind, arguments.get(kind.targets()));
    Optional<Duration> duration =
        durations == 0 ? Optional.empty() : duration(arguments.get(expected - 1));
    return targets.size() == kind.targets()
            && label.isPresent() == (names == 1)
            && duration.isPresent() == (durations == 1)
        ? Optional.of(new ActionSpec(kind, targets, label, duration))
        : Optional.empty();
  }

  private Optional<Entity> entity(Token argument) {
    Optional<Entity> entity = Entity.labelled(argument.text());
    if (entity.isEmpty()) {
      problems.unknown("entity", bare(argument), at(argument), ENTITIES);
    }
    return entity;
  }

  private Optional<String> label(ActionKind kind, Token argument) {
    if (argument.isQuoted() && NAME.matcher(bare(argument)).matches()) {
      return Optional.of(bare(argument));
    }
    problems.error(
        at(argument),
        "`" + bare(argument) + "` is not a name in quotes",
        "write `" + form(kind) + "`");
    return Optional.empty();
  }

  private Optional<Duration> duration(Token argument) {
    Optional<Duration> duration = Durations.parse(argument.text());
    if (duration.isEmpty()) {
      problems.error(
          at(argument), "`" + bare(argument) + "` is not a duration", "write " + Durations.FORM);
    } else if (duration.get().toSeconds() < 1 || duration.get().compareTo(LONGEST) > 0) {
      problems.error(at(argument), "`" + argument.text() + "` is out of range", "from 1s to 3653d");
      return Optional.empty();
    }
    return duration;
  }

  /** How the action is written, with stand-ins for its arguments. */
  static String form(ActionKind kind) {
    String arguments =
        Stream.of(
                IntStream.range(0, kind.targets()).mapToObj(i -> i == 0 ? "account" : "target"),
                kind.needs().takesName() ? Stream.of("\"name\"") : Stream.<String>of(),
                kind.needs().takesDuration() ? Stream.of("1h") : Stream.<String>of())
            .flatMap(part -> part)
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? kind.label() : kind.label() + "(" + arguments + ")";
  }

  private static String count(int arguments) {
    return arguments == 0 ? "no arguments" : arguments + " argument" + (arguments == 1 ? "" : "s");
  }

  private static String bare(Token token) {
    return token.isQuoted() ? token.text().substring(1, token.text().length() - 1) : token.text();
  }

  private static String found(Token token) {
    return token.is("") ? "nothing" : "`" + token.text() + "`";
  }

  private Place at(Token token) {
    return places.place(token.from(), token.to());
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private boolean takeIf(String mark) {
    boolean isNext = peek().is(mark);
    if (isNext) {
      take();
    }
    return isNext;
  }
}
