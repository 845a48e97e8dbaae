package dev.bailiff.verify.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes under check: everything that is shipped, imported once. */
final class Bailiff {
  static final String ROOT = "dev.bailiff.";

  static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.bailiff");

  private Bailiff() {}

  /** {@code core} for {@code dev.bailiff.core.event}. */
  static String module(JavaClass type) {
    return segment(type, 2);
  }

  /** {@code event} for {@code dev.bailiff.core.event}; empty for a class right in the module. */
  static String packageInModule(JavaClass type) {
    return segment(type, 3);
  }

  private static String segment(JavaClass type, int index) {
    var segments = type.getPackageName().split("\\.", -1);
    return index < segments.length ? segments[index] : "";
  }
}
