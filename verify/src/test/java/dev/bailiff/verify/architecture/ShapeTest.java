package dev.bailiff.verify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static dev.bailiff.verify.architecture.Bailiff.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Names, nullness, state. */
final class ShapeTest {
  private static final String EMPTY_SUFFIX =
      ".*(Impl|Managers?|Helpers?|Utils?|Data|Info|D[Tt][Oo]|Common|Misc)";

  private static final String EMPTY_SEGMENT = "impl|managers?|helpers?|utils?|common|misc|dto";

  @Test
  void every_package_is_null_marked() {
    assertThat(SHIPPED.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .filteredOn(place -> !place.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .isEmpty();
  }

  @Test
  void no_class_has_a_name_that_says_nothing() {
    assertThat(SHIPPED.stream().filter(type -> type.getSimpleName().matches(EMPTY_SUFFIX)))
        .isEmpty();
  }

  @Test
  void no_package_has_a_name_that_says_nothing() {
    assertThat(SHIPPED.stream().map(JavaClass::getPackageName).distinct())
        .noneMatch(
            name -> Arrays.stream(name.split("\\.", -1)).anyMatch(s -> s.matches(EMPTY_SEGMENT)));
  }

  @Test
  void accessors_have_no_get() {
    assertThat(SHIPPED.stream().flatMap(type -> type.getMethods().stream()))
        .filteredOn(method -> method.getName().matches("get[A-Z].*"))
        .filteredOn(method -> !overridesForeign(method))
        .extracting(JavaMethod::getFullName)
        .isEmpty();
  }

  @Test
  void nothing_static_can_be_set() {
    fields().that().areStatic().should().beFinal().check(SHIPPED);
  }

  @Test
  void nothing_static_that_others_see_can_be_changed() {
    assertThat(SHIPPED.stream().flatMap(type -> type.getFields().stream()))
        .filteredOn(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filteredOn(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
        .filteredOn(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filteredOn(field -> isMutable(field.getRawType()))
        .extracting(JavaField::getFullName)
        .isEmpty();
  }

  private static boolean isMutable(JavaClass type) {
    return type.isArray()
        || type.getName().matches("java\\.util\\.concurrent\\..*|java\\.lang\\.StringBuilder")
        || type.getName()
            .matches("java\\.util\\.[A-Za-z]*(Array|Hash|Tree|Linked|Bit|Enum)[A-Z].*");
  }

  private static boolean overridesForeign(JavaMethod method) {
    var owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(type -> !type.getPackageName().startsWith(Bailiff.ROOT))
        .flatMap(type -> type.getMethods().stream())
        .anyMatch(foreign -> foreign.getName().equals(method.getName()));
  }
}
