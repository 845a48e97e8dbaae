package dev.bailiff.verify.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the engine must not touch: clock, chance, the outside world, threads, logs. */
final class Purity {
  private static final Pattern IMPURE_TYPE =
      Pattern.compile(
          """
          java\\.io\\..*|java\\.nio\\.(file|channels)\\..*|java\\.net\\..*\
          |java\\.util\\.concurrent\\..*|java\\.util\\.(Timer|TimerTask|Scanner|Formatter)\
          |java\\.util\\.(Random|SplittableRandom)|java\\.util\\.random\\..*\
          |java\\.security\\.SecureRandom|java\\.time\\.(Clock|InstantSource)\
          |java\\.lang\\.(Thread|ThreadGroup|InheritableThreadLocal|Process|ProcessBuilder|Runtime)\
          |java\\.lang\\.(ProcessHandle|System\\$Logger)|java\\.util\\.logging\\..*|java\\.sql\\..*\
          |javax\\..*|sun\\..*|jdk\\..*|org\\.slf4j\\..*|org\\.apache\\..*\
          """);

  /** Values that happen to live in impure packages. */
  private static final Set<String> PURE_TYPES =
      Set.of(
          "java.io.Serializable",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder",
          "java.net.URLEncoder",
          "java.net.IDN",
          "java.util.concurrent.TimeUnit");

  /** What it takes to read a class-path resource of one's own; nothing of it opens a file. */
  private static final Set<String> RESOURCE_TYPES =
      Set.of(
          "java.io.InputStream",
          "java.io.InputStreamReader",
          "java.io.BufferedReader",
          "java.io.Reader",
          "java.io.IOException",
          "java.io.UncheckedIOException");

  /** Members of otherwise pure types, as {@code type.member}. */
  private static final Pattern IMPURE_MEMBER =
      Pattern.compile(
          """
          java\\.lang\\.System\\.(?!arraycopy$|lineSeparator$).*\
          |java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID\
          |java\\.util\\.Collections\\.shuffle|java\\.util\\.Date\\.<init>\
          |java\\.time\\..*\\.(now|systemDefault)|.*\\.(parallel|parallelStream)\
          |java\\.lang\\.Object\\.(wait|notify|notifyAll)\
          |java\\.lang\\.(Throwable|.*(Exception|Error))\\.printStackTrace\
          |java\\.lang\\.(Class|ClassLoader)\\.getResources?\
          """);

  private static final String RESOURCE_MEMBER =
      "java\\.lang\\.(Class|ClassLoader)\\.getResourceAsStream";

  private final boolean readsResources;

  private Purity(boolean readsResources) {
    this.readsResources = readsResources;
  }

  /** For core: not even a resource. */
  static Purity strict() {
    return new Purity(false);
  }

  /** For rules and detectors, whose word lists and patterns are files beside their classes. */
  static Purity withResources() {
    return new Purity(true);
  }

  /** Everything impure that a class touches, in words. */
  Stream<String> violations(JavaClass type) {
    var types =
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isImpure(dependency.getTargetClass().getBaseComponentType()))
            .map(Object::toString);
    var members =
        type.getAccessesFromSelf().stream()
            .filter(access -> isImpure(access.getTarget()))
            .map(JavaAccess::getDescription);
    return Stream.concat(types, members);
  }

  private boolean isImpure(JavaClass type) {
    var name = type.getName();
    return IMPURE_TYPE.matcher(name).matches()
        && !PURE_TYPES.contains(name)
        && !(readsResources && RESOURCE_TYPES.contains(name));
  }

  private boolean isImpure(AccessTarget member) {
    var name = member.getOwner().getName() + "." + member.getName();
    return IMPURE_MEMBER.matcher(name).matches()
        || (!readsResources && name.matches(RESOURCE_MEMBER));
  }
}
