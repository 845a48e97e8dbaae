package dev.bailiff.rules.cel;

import java.util.Set;

/**
 * Tells static sub-resources, which a page brings along, from pages, by the extension of a path.
 */
final class Assets {
  private static final int LONGEST_EXTENSION = 11;

  private static final Set<String> EXTENSIONS =
      Set.of(
          // style and script
          "css",
          "js",
          "mjs",
          "cjs",
          "map",
          "wasm",
          "webmanifest",
          // images
          "png",
          "apng",
          "jpg",
          "jpeg",
          "jfif",
          "gif",
          "svg",
          "svgz",
          "ico",
          "cur",
          "bmp",
          "webp",
          "avif",
          "tif",
          "tiff",
          "heic",
          "jxl",
          // fonts
          "woff",
          "woff2",
          "ttf",
          "otf",
          "eot",
          // sound and moving pictures
          "mp4",
          "m4v",
          "webm",
          "ogv",
          "mov",
          "mp3",
          "m4a",
          "aac",
          "oga",
          "ogg",
          "opus",
          "wav",
          "flac",
          "m3u8",
          "vtt",
          "weba");

  private Assets() {}

  /** Whether the path names a static sub-resource; a query or fragment does not matter. */
  static boolean isAsset(String path) {
    int end = path.length();
    for (int i = 0; i < end; i++) {
      char c = path.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      }
    }
    int dot = path.lastIndexOf('.', end - 1);
    int length = end - dot - 1;
    if (dot < 0 || length < 2 || length > LONGEST_EXTENSION) {
      return false;
    }
    return EXTENSIONS.contains(Texts.lowerAscii(path.substring(dot + 1, end)));
  }
}
