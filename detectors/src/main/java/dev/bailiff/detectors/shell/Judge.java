package dev.bailiff.detectors.shell;

import dev.bailiff.detectors.shell.Command.Redirections;
import org.jspecify.annotations.Nullable;

/**
 * Says how surely a command is meant to be run where a value was expected.
 *
 * <p>What counts: how the text gets to the command (a value that goes on after a separator is
 * stranger than one that begins with a word), whether its name is anything but a command, whether
 * what follows are options, paths and addresses or ordinary words, and whether the name is written
 * so that a filter does not see it. Scores of 0.5 and more are for what has no other reading.
 */
final class Judge {
  private Judge() {}

  static @Nullable ShellFinding of(Command command) {
    Word name = command.name();
    String base = name.base();
    Arguments arguments = Arguments.of(command.arguments());
    if (command.redirections() == Redirections.NETWORK) {
      return finding("network-redirection", 0.95, command);
    }
    Names.Kind kind = Names.kind(base);
    boolean isGlob = kind == Names.Kind.UNKNOWN && isGlob(name, base);
    if (kind == Names.Kind.UNKNOWN && !isGlob) {
      return unknown(command, arguments);
    }
    boolean isGlobbedPath = kind != Names.Kind.UNKNOWN && isGlobbed(name.text(), base);
    if (isGlob || isGlobbedPath || (name.tricks() > 0 && base.length() > 1)) {
      return disguised(command, arguments, isGlob);
    }
    if (base.equals("alias") && isDefinition(command)) {
      return finding("alias", 0.6, command);
    }
    double score =
        switch (command.entry()) {
          case SUBSTITUTION -> substitution(kind, arguments);
          case BACKTICK -> command.isClosed() ? substitution(kind, arguments) - 0.15 : 0.3;
          case SEPARATOR, PIPE, AMPERSAND -> separated(command, kind, arguments);
          case LINE -> line(command, kind, arguments);
          case START -> start(command, kind, arguments);
          case GROUP -> group(command, kind, arguments);
        };
    return score <= 0 ? null : finding(form(command), Math.min(score, 0.95), command);
  }

  private static boolean isDefinition(Command command) {
    return command.arguments().stream().anyMatch(word -> word.text().indexOf('=') > 0);
  }

  private static boolean isGlob(Word name, String base) {
    boolean isPath = name.text().startsWith("/") && name.text().indexOf('/', 1) > 0;
    int last = base.length() - 1;
    boolean isInside = last > 1 && base.charAt(last) != '?' && base.indexOf('?') > 0;
    return (isPath || isInside || base.indexOf('[') > 0) && Names.isGlobOfCommand(base);
  }

  private static @Nullable ShellFinding unknown(Command command, Arguments arguments) {
    String name = command.name().text();
    if (isProgram(name) && !arguments.isProse()) {
      return finding("program", command.entry() == Entry.START ? 0.45 : 0.7, command);
    }
    if (command.entry() == Entry.START && arguments.isNone() && isDirectoryStack(name)) {
      return finding("tilde", 0.45, command);
    }
    boolean isWord = name.length() > 1 && Lexer.isName(name, name.length());
    if (command.entry() == Entry.SUBSTITUTION
        && command.isClosed()
        && isWord
        && !Names.SCRIPT_OBJECTS.contains(name)) {
      return finding("substitution", arguments.isProse() ? 0.3 : 0.55, command);
    }
    if (command.redirections() == Redirections.HERE_STRING && isWord) {
      return finding("here-string", 0.6, command);
    }
    if (name.startsWith("/") && arguments.sensitive() > 0 && name.indexOf('/', 1) > 0) {
      boolean isGlobbed = name.indexOf('?') > 0 || name.indexOf('*') > 0;
      return isGlobbed ? finding("disguised-name", 0.85, command) : null;
    }
    boolean isChained = command.entry() == Entry.SEPARATOR || command.entry() == Entry.PIPE;
    if (isChained && arguments.sensitive() > 0 && isWord && !arguments.isProse()) {
      return finding("separated-command", 0.6, command);
    }
    return null;
  }

  /** Whether a name is a path into a directory of programs. */
  private static boolean isProgram(String name) {
    int directory = name.lastIndexOf('/');
    return name.startsWith("/")
        && (name.startsWith("bin/", directory - 3) || name.startsWith("sbin/", directory - 4))
        && directory + 1 < name.length();
  }

  /** Whether the directory of a path is written with signs that stand for others. */
  private static boolean isGlobbed(String name, String base) {
    int directory = name.length() - base.length();
    int sign = Math.max(name.indexOf('?'), Math.max(name.indexOf('*'), name.indexOf('[')));
    return name.startsWith("/") && sign > 0 && sign < directory;
  }

  /** {@code ~+}, {@code ~-} and {@code ~-2}, which are directories where the shell has been. */
  private static boolean isDirectoryStack(String name) {
    return name.length() > 1
        && name.length() < 5
        && name.charAt(0) == '~'
        && "+-0123456789".indexOf(name.charAt(1)) >= 0
        && (name.length() == 2 || Character.isDigit(name.charAt(2)));
  }

  private static @Nullable ShellFinding disguised(
      Command command, Arguments arguments, boolean isGlob) {
    boolean isSurer = !arguments.isNone() || command.entry() != Entry.START || isGlob;
    double score = arguments.isProse() ? 0.4 : isSurer ? 0.9 : 0.7;
    return finding("disguised-name", score, command);
  }

  private static double substitution(Names.Kind kind, Arguments arguments) {
    if (arguments.isProse()) {
      return 0.4;
    }
    return kind == Names.Kind.TOOL || arguments.shellish() > 0 ? 0.95 : 0.85;
  }

  private static double separated(Command command, Names.Kind kind, Arguments arguments) {
    boolean isShy = command.entry() == Entry.AMPERSAND;
    if (arguments.isProse()) {
      return arguments.sensitive() > 0 ? 0.45 : 0;
    }
    if (command.entry() == Entry.PIPE
        && Names.INTERPRETERS.contains(command.name().base())
        && arguments.plain() == 0) {
      return 0.85;
    }
    if (arguments.shellish() > 0 || command.redirections() != Redirections.NONE) {
      boolean isWordy = kind == Names.Kind.WORD && arguments.sensitive() == 0;
      return isWordy ? isShy ? 0.6 : 0.8 : 0.9;
    }
    boolean isPath = command.name().text().startsWith("/");
    return switch (kind) {
      case TOOL -> arguments.isNone() ? isShy ? 0.6 : 0.85 : isShy ? 0.4 : 0.6;
      case LANGUAGE -> arguments.isNone() ? tight(command, isShy, 0.7) : isShy ? 0.3 : 0.5;
      case WORD ->
          isPath ? 0.8 : arguments.isNone() ? tight(command, isShy, 0.65) : numbers(command, 0.35);
      case UNKNOWN -> 0;
    };
  }

  /** A lone word after a sign: {@code ;id} and {@code |id|}, but not {@code drag & move}. */
  private static double tight(Command command, boolean isShy, double score) {
    return isShy || Names.ANSWERS.contains(command.name().text())
        ? 0.3
        : command.isTight() && command.isClosed() ? score : 0.45;
  }

  private static double numbers(Command command, double otherwise) {
    boolean isDelay = command.name().base().equals("sleep") || command.name().base().equals("kill");
    return isDelay && command.entry() != Entry.AMPERSAND ? 0.8 : otherwise;
  }

  private static double line(Command command, Names.Kind kind, Arguments arguments) {
    if (arguments.isProse()) {
      return 0;
    }
    if (arguments.isNone()) {
      return kind == Names.Kind.TOOL ? 0.6 : command.isClosed() ? 0.35 : 0;
    }
    if (arguments.sensitive() > 0) {
      return 0.75;
    }
    return arguments.shellish() > 0
        ? kind == Names.Kind.WORD ? 0.45 : 0.65
        : numbers(command, kind == Names.Kind.WORD ? 0 : 0.35);
  }

  private static double start(Command command, Names.Kind kind, Arguments arguments) {
    if (arguments.isProse()) {
      return 0;
    }
    String name = command.name().text();
    boolean isProgram = name.contains("bin/") && name.indexOf("bin/") < 16;
    boolean isPath = name.indexOf('/') >= 0 && !isProgram;
    if (isPath) {
      return 0;
    }
    if (isProgram || arguments.sensitive() > 0) {
      return 0.75;
    }
    boolean isRedirected = command.redirections() == Redirections.HERE_STRING;
    if (arguments.shellish() > 0 || isRedirected) {
      return switch (kind) {
        case TOOL -> 0.7;
        case LANGUAGE -> command.isPrefixed() ? 0.6 : 0.55;
        case WORD, UNKNOWN -> isRedirected ? 0.6 : 0.4;
      };
    }
    if (command.isPrefixed()) {
      return kind == Names.Kind.TOOL ? 0.5 : 0.3;
    }
    return kind == Names.Kind.TOOL ? arguments.isNone() ? 0.4 : 0.35 : 0;
  }

  private static double group(Command command, Names.Kind kind, Arguments arguments) {
    if (arguments.isProse() || (kind != Names.Kind.TOOL && arguments.sensitive() == 0)) {
      return 0;
    }
    return arguments.sensitive() > 0
            || (arguments.shellish() > 0 && command.redirections() != Redirections.NONE)
        ? 0.7
        : arguments.shellish() > 0 ? 0.4 : 0;
  }

  private static String form(Command command) {
    return switch (command.entry()) {
      case START -> "whole-command";
      case LINE, SEPARATOR, PIPE, AMPERSAND -> "separated-command";
      case SUBSTITUTION, BACKTICK -> "substitution";
      case GROUP -> "grouped-command";
    };
  }

  private static ShellFinding finding(String form, double score, Command command) {
    return new ShellFinding(form, score, command.name().start(), command.end());
  }
}
