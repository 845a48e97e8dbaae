package dev.bailiff.detectors.shell;

/**
 * A word of a command line as the shell would see it.
 *
 * @param text the word with quotes, escapes and expansions resolved, in lower case
 * @param start index in the text of its first character
 * @param end index after its last character
 * @param tricks how often it says something in a roundabout way: quotes or escapes between letters,
 *     expansions of nothing, braces
 */
record Word(String text, int start, int end, int tricks) {
  /** The part after the last slash. */
  String base() {
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    return slash < 0 ? text : text.substring(slash + 1);
  }
}
