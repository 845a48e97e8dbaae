package dev.bailiff.app.simulate;

import java.util.ArrayList;
import java.util.List;

/** The web site that is asked for: a product's pages, its application and its interface. */
final class Site {
  static final String ORIGIN = "https://www.example.com";
  static final String LOGIN = "/login";

  /** Pages by how often people want them. */
  static final int PAGES = 4_000;

  /** What every page brings along. */
  static final List<String> FRAME =
      List.of(
          "/static/site.8f31c2.css",
          "/static/vendor.c04d7e.js",
          "/static/site.5b9ae1.js",
          "/static/logo.svg",
          "/static/inter-regular.woff2",
          "/static/inter-bold.woff2");

  private static final int GALLERY_PICTURES = 144;
  private static final int MOST_PICTURES = 14;

  private Site() {}

  /** The page with this place among the most wanted. */
  static String page(int rank) {
    String first = word(rank);
    String second = word(rank / 7 + rank * 31);
    if (rank % 97 == 13) {
      return "/gallery/" + first;
    }
    return switch (rank % 8) {
      case 0 -> rank == 0 ? "/" : "/docs/" + first + "/" + second;
      case 1, 2 -> "/docs/" + first + "-" + second + "-" + rank;
      case 3 -> "/blog/" + second + "-" + first + "-" + rank;
      case 4, 5 -> "/products/" + (1_000 + rank);
      case 6 -> "/help/" + first + "-" + second;
      default -> "/topics/" + first + "/" + rank;
    };
  }

  /** An answer with a page; how long it is depends on the page. */
  static Exchange view(String path) {
    return Exchange.get(path, 200, 4_000 + scatter(path, 60_000));
  }

  static Exchange asset(String path) {
    return Exchange.get(path, 200, 900 + scatter(path, 90_000));
  }

  /** An attempt to sign in. */
  static Exchange signIn(boolean isRight) {
    return isRight ? Exchange.post(LOGIN, 302, 0) : Exchange.post(LOGIN, 401, 2_212);
  }

  /** The pictures that only this page shows. */
  static List<String> pictures(String path) {
    int count = path.startsWith("/gallery/") ? GALLERY_PICTURES : scatter(path, MOST_PICTURES);
    List<String> pictures = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pictures.add("/media/" + Integer.toHexString(path.hashCode()) + "-" + i + ".webp");
    }
    return pictures;
  }

  /** The page about a person. */
  static String profile(int number) {
    return "/users/" + account(number);
  }

  /** The account of a person. */
  static String account(int number) {
    int names = Texts.NAMES.size();
    String name = Texts.NAMES.get(Math.floorMod(number, names));
    return name + "." + word(Math.floorDiv(number, names));
  }

  static String word(int number) {
    return Texts.WORDS.get(Math.floorMod(number, Texts.WORDS.size()));
  }

  private static int scatter(String path, int bound) {
    return Math.floorMod((path.hashCode() * 0x9E3779B9) >>> 7, bound);
  }
}
