package dev.bailiff.detectors.seclang.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts with one byte in each character, which is how rules see a request. */
public final class ByteText {
  private ByteText() {}

  /** The bytes of a text in UTF-8, each as a character; a text of ASCII is answered itself. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
      }
    }
    return text;
  }

  /** The text whose bytes these are. */
  public static String shown(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.charAt(i) >= 0x80) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
      }
    }
    return bytes;
  }
}
