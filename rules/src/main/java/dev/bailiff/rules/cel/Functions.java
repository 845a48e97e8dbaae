package dev.bailiff.rules.cel;

import com.google.common.collect.ImmutableSet;
import dev.bailiff.core.event.Field;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions that conditions may call. */
final class Functions {
  static final String SIGNAL = "signal";
  static final String SIGNAL_VALUE = "signal_value";
  static final String HAS = "has";
  static final String PERMITTED = "permitted";
  static final String ASSET = "asset";
  static final String ROUTE = "route";
  static final String NETWORK = "network";

  /** The part of CEL's strings extension that cannot make much text out of little. */
  static final CelStringExtensions TEXT_LIBRARY =
      CelExtensions.strings(
          Function.CHAR_AT,
          Function.INDEX_OF,
          Function.LAST_INDEX_OF,
          Function.LOWER_ASCII,
          Function.UPPER_ASCII,
          Function.SPLIT,
          Function.SUBSTRING,
          Function.TRIM);

  /** Functions whose value depends on the event even where every argument is constant. */
  static final ImmutableSet<String> READING = ImmutableSet.of(SIGNAL, SIGNAL_VALUE, HAS, PERMITTED);

  /** Functions that look a signal up. */
  static final ImmutableSet<String> SIGNALS = ImmutableSet.of(SIGNAL, SIGNAL_VALUE);

  /** Functions called as {@code f(x)} or {@code x.f()}, for suggestions. */
  static final ImmutableSet<String> NAMES =
      ImmutableSet.of(
          SIGNAL,
          SIGNAL_VALUE,
          HAS,
          PERMITTED,
          ASSET,
          ROUTE,
          NETWORK,
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "size",
          "lowerAscii",
          "upperAscii",
          "trim",
          "charAt",
          "indexOf",
          "lastIndexOf",
          "split",
          "substring",
          "int",
          "uint",
          "double",
          "string",
          "bytes",
          "bool",
          "dyn",
          "type",
          "timestamp",
          "duration",
          "exists",
          "all",
          "exists_one",
          "filter",
          "map",
          "getFullYear",
          "getMonth",
          "getDate",
          "getDayOfMonth",
          "getDayOfWeek",
          "getDayOfYear",
          "getHours",
          "getMinutes",
          "getSeconds",
          "getMilliseconds");

  private Functions() {}

  /** The functions beyond CEL's own, for the groups of fields of one event type. */
  static List<CelFunctionDecl> declarations(Map<String, StructType> groups) {
    CelType text = SimpleType.STRING;
    List<CelOverloadDecl> labels = new ArrayList<>();
    groups.forEach((name, group) -> {
      if (!name.equals(Field.PAYLOAD) && !Derived.isGroup(name)) {
        String id = name + "_has_label";
        labels.add(CelOverloadDecl.newMemberOverload(id, SimpleType.BOOL, group, text));
      }
    });
    List<CelFunctionDecl> functions = new ArrayList<>();
    if (!labels.isEmpty()) {
      functions.add(CelFunctionDecl.newFunctionDeclaration(HAS, labels));
    }
    functions.addAll(
        List.of(
            function(SIGNAL, SimpleType.DOUBLE, text),
            function(SIGNAL_VALUE, text, text),
            function(PERMITTED, SimpleType.BOOL, text, text),
            function(ASSET, SimpleType.BOOL, text),
            function(ROUTE, text, text),
            function(NETWORK, text, text)));
    return functions;
  }

  /** The only overload's identifier of a function declared here. */
  static String overload(String name) {
    return name + "_of_text";
  }

  /** Those functions of one text that need nothing but the text, for the CEL runtime. */
  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from(overload(ASSET), String.class, Assets::isAsset),
        CelFunctionBinding.from(overload(ROUTE), String.class, Routes::of),
        CelFunctionBinding.from(overload(NETWORK), String.class, Networks::of));
  }

  private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(overload(name), result, arguments));
  }
}
