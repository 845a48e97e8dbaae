package dev.bailiff.detectors.request;

import java.util.List;

/** Names of classes by which objects that are read back run programs; they are plain words. */
final class ClassWords {
  static final int SHORTEST = 10;

  private static final List<String> NAMES =
      List.of(
          "base64data",
          "forclosure",
          "xmldecoder",
          "unmarshaller",
          "whileclosure",
          "templatesimpl",
          "jdbcrowsetimpl",
          "processbuilder",
          "clonetransformer",
          "instantiatefactory",
          "invokertransformer",
          "chainedtransformer",
          "constanttransformer",
          "prototypeclonefactory",
          "instantiatetransformer",
          "annotationinvocationhandler",
          "badattributevalueexpexception",
          "prototypeserializationfactory");

  /** By length; most words have one of which there are none. */
  private static final String[][] BY_LENGTH = byLength();

  private ClassWords() {}

  /** Whether the word between two indexes is one, in any case. */
  static boolean isOne(String text, int start, int end) {
    int length = end - start;
    if (length >= BY_LENGTH.length) {
      return false;
    }
    for (String name : BY_LENGTH[length]) {
      if (text.regionMatches(true, start, name, 0, length)) {
        return true;
      }
    }
    return false;
  }

  private static String[][] byLength() {
    int longest = NAMES.stream().mapToInt(String::length).max().orElseThrow();
    String[][] byLength = new String[longest + 1][];
    for (int i = 0; i <= longest; i++) {
      int length = i;
      byLength[i] = NAMES.stream().filter(name -> name.length() == length).toArray(String[]::new);
    }
    return byLength;
  }
}
