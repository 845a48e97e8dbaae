package dev.bailiff.detectors.seclang.operator;

import dev.bailiff.detectors.seclang.phrases.PhraseSets;
import dev.bailiff.detectors.seclang.regex.LinearPattern;
import dev.bailiff.detectors.seclang.regex.PatternFault;
import dev.bailiff.detectors.seclang.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes operators of their names and arguments. */
public final class Operators {
  /** Those of ModSecurity that need what a look at one request does not have. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "rbl",
          "geolookup",
          "gsblookup",
          "inspectfile",
          "fuzzyhash",
          "rsub",
          "verifycc",
          "verifycpf",
          "verifyssn",
          "verifysvnr",
          "validatedtd",
          "validateschema",
          "validatehash",
          "strmatchfromfile",
          "rxglobal");

  private final Map<String, String> files;

  /** Operators that may read these files, by their names. */
  public Operators(Map<String, String> files) {
    this.files = Map.copyOf(files);
  }

  /** The operator with this name and argument. */
  public Operator of(String name, String written) throws OperatorFault {
    String argument = ByteText.of(written);
    String key = name.toLowerCase(Locale.ROOT);
    return switch (key) {
      case "rx" -> pattern(argument);
      case "pm" -> phrases(List.of(Codes.resolved(argument).strip().split("\\s+", -1)));
      case "pmf", "pmfromfile" -> phrases(listed(argument));
      case "eq", "ge", "gt", "le", "lt" -> Numbers.of(key, Macro.of(argument));
      case "streq", "contains", "containsword", "beginswith", "endswith", "within", "strmatch" ->
          Strings.of(key, Macro.of(argument));
      case "ipmatch" -> Addresses.of(List.of(argument.split(",", -1)));
      case "ipmatchf", "ipmatchfromfile" -> Addresses.of(listed(argument));
      case "validatebyterange" -> ByteRanges.of(argument);
      case "validateurlencoding" -> Encodings::isBrokenUrl;
      case "validateutf8encoding" -> Encodings::isBrokenUtf8;
      case "detectsqli" -> Injections.sql();
      case "detectxss" -> Injections.script();
      case "unconditionalmatch" -> (text, names, match) -> true;
      case "nomatch" -> (text, names, match) -> false;
      default -> throw unknown(name, key);
    };
  }

  private static OperatorFault unknown(String name, String key) {
    return ELSEWHERE.contains(key)
        ? OperatorFault.unsupported("@" + name, "the operator `@" + name + "` is not supported", 0)
        : OperatorFault.wrong("unknown operator `@" + name + "`");
  }

  private static Operator pattern(String expression) throws OperatorFault {
    if (!Macro.of(expression).isConstant()) {
      throw OperatorFault.unsupported(
          "a pattern with names", "a pattern whose text is only known with the request", 0);
    }
    try {
      return new Pattern(LinearPattern.of(expression));
    } catch (PatternFault fault) {
      String reason = "the pattern cannot be run in linear time: " + fault.reason();
      throw OperatorFault.unsupported(fault.reason(), reason, fault.index());
    }
  }

  private record Pattern(LinearPattern pattern) implements Operator {
    @Override
    public boolean matches(String text, Names names, Match match) {
      var matcher = pattern.matcher(text);
      if (!matcher.find()) {
        return false;
      }
      match.at(matcher);
      return true;
    }

    @Override
    public List<Set<String>> required() {
      return pattern.required();
    }
  }

  private static Operator phrases(List<String> phrases) throws OperatorFault {
    List<String> all = new ArrayList<>();
    for (String phrase : phrases) {
      if (!phrase.isEmpty()) {
        all.add(PhraseSets.folded(phrase));
      }
    }
    if (all.isEmpty()) {
      throw OperatorFault.wrong("a list without phrases");
    }
    return PhraseList.of(all);
  }

  /** The lines of the files with these names, without comments. */
  private List<String> listed(String argument) throws OperatorFault {
    List<String> lines = new ArrayList<>();
    for (String path : argument.strip().split("\\s+", -1)) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      String text = files.get(name);
      if (text == null) {
        throw OperatorFault.wrong("there is no file `" + name + "` beside the rules");
      }
      ByteText.of(text)
          .lines()
          .map(String::strip)
          .filter(line -> !line.startsWith("#"))
          .forEach(lines::add);
    }
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }
}
