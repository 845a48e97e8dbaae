package dev.bailiff.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses and type-checks expressions and says what is wrong with them. */
final class Checker {
  private Checker() {}

  /** A correct expression with its text. */
  record Checked(CelAbstractSyntaxTree ast, Places places) {}

  /** What is asked of a text. */
  record Question(String text, Set<CelKind> wanted) {}

  /** Checks that the text is an expression whose value is of one of these kinds. */
  static Outcome<Checked> check(Environment environment, String text, Set<CelKind> wanted) {
    return environment.checkedOnce(
        new Question(text, Set.copyOf(wanted)), question -> answer(environment, text, wanted));
  }

  /** Whether the text is an expression whose names all mean something here. */
  static boolean knowsNames(Environment environment, String text) {
    CelValidationResult parsed = environment.parses().of(text);
    if (parsed.hasError()) {
      return false;
    }
    try {
      CelAbstractSyntaxTree tree = parsed.getAst();
      NameCheck names = new NameCheck(environment, tree.getSource(), new Places(text));
      names.check(tree.getExpr());
      return names.faults().isEmpty();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has a tree", e);
    }
  }

  private static Outcome<Checked> answer(
      Environment environment, String text, Set<CelKind> wanted) {
    Places places = new Places(text);
    if (text.isBlank()) {
      return faulty(List.of(places.fault(0, 1, "an expression is missing")));
    }
    if (text.length() > Environment.MOST_CHARACTERS) {
      String limit = "an expression can have at most " + Environment.MOST_CHARACTERS;
      return faulty(List.of(places.fault(0, 1, limit + " characters")));
    }
    CelValidationResult parsed = environment.parses().of(text);
    try {
      return parsed.hasError()
          ? faulty(SyntaxWording.faults(parsed.getErrors(), places))
          : check(environment, parsed.getAst(), places, wanted);
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has a tree", e);
    }
  }

  private static Outcome<Checked> check(
      Environment environment, CelAbstractSyntaxTree parsed, Places places, Set<CelKind> wanted)
      throws CelValidationException {
    NameCheck names = new NameCheck(environment, parsed.getSource(), places);
    names.check(parsed.getExpr());
    Optional<CelAbstractSyntaxTree> sound = environment.firstCheck(parsed);
    if (sound.isPresent() && names.faults().isEmpty()) {
      return ofKind(sound.get(), places, wanted);
    }
    List<Fault> faults = new ArrayList<>(names.faults());
    CelValidationResult checked = environment.compiler().check(parsed);
    TypeWording wording = new TypeWording(parsed, places, names);
    for (CelIssue issue : checked.getErrors()) {
      wording.fault(issue).ifPresent(faults::add);
    }
    if (faults.isEmpty() && checked.hasError()) {
      faults.add(places.fault(0, 1, checked.getErrors().get(0).getMessage()));
    }
    return faults.isEmpty() ? ofKind(checked.getAst(), places, wanted) : faulty(faults);
  }

  private static Outcome<Checked> ofKind(
      CelAbstractSyntaxTree checked, Places places, Set<CelKind> wanted) {
    CelType result = checked.getResultType();
    if (!wanted.contains(result.kind())) {
      String message = "this is " + TypeWording.name(result) + ", but " + names(wanted);
      return faulty(List.of(places.fault(places.skipSpace(0), wholeLength(places), message)));
    }
    return new Outcome.Compiled<>(new Checked(checked, places));
  }

  private static int wholeLength(Places places) {
    int end = places.text().indexOf('\n');
    String firstLine = end < 0 ? places.text() : places.text().substring(0, end);
    return firstLine.strip().length();
  }

  private static String names(Set<CelKind> wanted) {
    String list =
        wanted.stream().map(TypeWording::name).sorted().collect(Collectors.joining(" or "));
    return list + " is needed here";
  }

  private static Outcome<Checked> faulty(List<Fault> faults) {
    return new Outcome.Faulty<>(
        faults.stream()
            .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
            .distinct()
            .toList());
  }
}
