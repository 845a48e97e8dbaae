package dev.bailiff.verify.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.bailiff.verify.architecture.Bailiff.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.bailiff.core.signal.Detector;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may depend on whom. */
final class DirectionTest {
  /** The packages of core; each may use itself and those before it. */
  private static final List<String> CORE =
      List.of("event", "service", "signal", "condition", "feature", "action", "policy", "decision");

  @Test
  void core_stands_on_the_jdk_and_one_sketch_library() {
    classes()
        .that()
        .resideInAPackage("dev.bailiff.core..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.bailiff.core..", "java..", "org.jspecify..", "com.dynatrace.hash4j.."))
        .check(SHIPPED);
  }

  @Test
  void rules_know_neither_detectors_nor_the_program() {
    noClasses()
        .that()
        .resideInAPackage("dev.bailiff.rules..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.bailiff.detectors..", "dev.bailiff.app.."))
        .allowEmptyShould(true)
        .check(SHIPPED);
  }

  @Test
  void detectors_know_neither_rules_nor_the_program() {
    noClasses()
        .that()
        .resideInAPackage("dev.bailiff.detectors..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.bailiff.rules..", "dev.bailiff.app.."))
        .allowEmptyShould(true)
        .check(SHIPPED);
  }

  @Test
  void casework_knows_only_what_a_decision_is() {
    noClasses()
        .that()
        .resideInAPackage("dev.bailiff.casework..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.bailiff.rules..", "dev.bailiff.detectors..", "dev.bailiff.app.."))
        .allowEmptyShould(true)
        .check(SHIPPED);
  }

  @Test
  void nothing_before_casework_knows_it() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.bailiff.core..", "dev.bailiff.rules..", "dev.bailiff.detectors..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.bailiff.casework.."))
        .check(SHIPPED);
  }

  @Test
  void no_package_needs_itself_through_others() {
    slices().matching("dev.bailiff.(**)").should().beFreeOfCycles().check(SHIPPED);
  }

  @Test
  void packages_of_core_use_only_those_before_them() {
    assertThat(dependenciesWithin("core"))
        .filteredOn(
            dependency -> rank(dependency.getTargetClass()) > rank(dependency.getOriginClass()))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void every_package_of_core_has_its_place_in_the_order() {
    assertThat(inModule("core").map(Bailiff::packageInModule).collect(Collectors.toSet()))
        .isNotEmpty()
        .isSubsetOf(CORE);
  }

  @Test
  void no_detector_uses_another() {
    Set<String> homes =
        inModule("detectors")
            .filter(type -> type.isAssignableTo(Detector.class))
            .map(Bailiff::packageInModule)
            .filter(home -> !home.isEmpty())
            .collect(Collectors.toSet());
    assertThat(dependenciesWithin("detectors"))
        .filteredOn(dependency -> homes.contains(home(dependency.getOriginClass())))
        .filteredOn(dependency -> homes.contains(home(dependency.getTargetClass())))
        .filteredOn(dependency ->
            !home(dependency.getOriginClass()).equals(home(dependency.getTargetClass())))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  private static List<Dependency> dependenciesWithin(String module) {
    return inModule(module)
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> isIn(module, dependency.getTargetClass().getBaseComponentType()))
        .toList();
  }

  private static Stream<JavaClass> inModule(String module) {
    return SHIPPED.stream().filter(type -> isIn(module, type));
  }

  private static boolean isIn(String module, JavaClass type) {
    return type.getPackageName().startsWith(Bailiff.ROOT) && Bailiff.module(type).equals(module);
  }

  private static String home(JavaClass type) {
    return Bailiff.packageInModule(type.getBaseComponentType());
  }

  private static int rank(JavaClass type) {
    return CORE.indexOf(home(type));
  }
}
