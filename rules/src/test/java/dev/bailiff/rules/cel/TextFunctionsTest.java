package dev.bailiff.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFunctionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/site.css", "/js/app.min.js", "/a/B.PNG", "/fonts/x.woff2?v=3", "/favicon.ico#a",
        "/app.webmanifest", "x.svg", "/m.mjs", "/v.mp4", "/bundle.js.map"
      })
  void static_sub_resources_are_assets(String path) {
    assertThat(Assets.isAsset(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/css",
        "/index.html",
        "/a.php",
        "/a.js/b",
        "/download?file=x.png",
        "/.env",
        "/backup.zip",
        "/a.",
        "/feed.xml",
        "/x.jsonp",
        "/page.jspx"
      })
  void pages_and_downloads_are_not_assets(String path) {
    assertThat(Assets.isAsset(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', ''",
    "/users/17, /users/{}",
    "/users/17/orders/4, /users/{}/orders/{}",
    "/users/17?x=1, /users/{}",
    "/a?id=17, /a",
    "/o/123e4567-e89b-12d3-a456-426614174000/edit, /o/{}/edit",
    "/commit/9fceb02d0ae598e95dc970b74767f19372d61af8, /commit/{}",
    "/c/9fceb02d, /c/{}",
    "/face, /face",
    "/v2/deadbeef, /v2/deadbeef",
    "/t/a8f3k2m9q7w1x5z0, /t/{}",
    "/posts/how-to-write-a-good-title-2024, /posts/how-to-write-a-good-title-2024",
    "/2024/11/hello-world, /{}/{}/hello-world",
    "/users/17/, /users/{}/",
    "//17, //{}",
    "/a%2017, /a%2017",
  })
  void ids_in_a_path_become_braces(String path, String route) {
    assertThat(Routes.of(path)).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "::ffff:203.0.113.9, 203.0.113.0/24",
    "example.org, example.org",
    "'', ''",
    "203.0.113.999, 203.0.113.999",
  })
  void an_address_has_a_network(String address, String network) {
    assertThat(Networks.of(address)).isEqualTo(network);
  }

  @Test
  void texts_are_ordered_by_code_point() {
    assertThat(Texts.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    assertThat(Texts.compare("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
    assertThat(Texts.compare("ab", "abc")).isNegative();
    assertThat(Texts.compare("abc", "abc")).isZero();
  }

  @Test
  void plain_patterns_are_searched_for_without_an_automaton() {
    assertThat(Regex.of(com.google.re2j.Pattern.compile("wp-login")).isLiteral()).isTrue();
    assertThat(Regex.of(com.google.re2j.Pattern.compile("^/admin")).isLiteral()).isTrue();
    assertThat(Regex.of(com.google.re2j.Pattern.compile("a.c")).isLiteral()).isFalse();
    assertThat(Regex.of(com.google.re2j.Pattern.compile("costs\\$")).isLiteral()).isFalse();
  }
}
