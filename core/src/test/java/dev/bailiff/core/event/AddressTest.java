package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "203.0.113.9, 203.0.113.9",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::9, 2001:db8::9",
    "2001:0db8:0000:0000:0000:0000:0000:0009, 2001:db8::9",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:0:0:4:0:0:0:8, 1:0:0:4::8",
    "1:0:0:4:5:0:0:8, 1::4:5:0:0:8",
    "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
    "::ffff:203.0.113.9, 203.0.113.9",
    "::ffff:cb00:7109, 203.0.113.9",
    "0:0:0:0:0:ffff:203.0.113.9, 203.0.113.9",
    "64:ff9b::203.0.113.9, 64:ff9b::cb00:7109",
    "::203.0.113.9, ::cb00:7109",
    "fe80::1%eth0, fe80::1",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  })
  void every_text_form_is_read_and_written_in_one_form(String text, String canonical) {
    assertThat(Address.parse(text).map(Address::toString)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "unknown",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.0004",
        "01.2.3.4",
        "1.2.3.00",
        "0x1.2.3.4",
        "1.2.3.-4",
        "+1.2.3.4",
        " 1.2.3.4",
        "1.2.3.4 ",
        "1.2.3.4%eth0",
        "1.2.3.4/32",
        "٢٠٣.0.113.9",
        "203.0.113.９",
        ":",
        ":::",
        ":1",
        "1:",
        "1:2",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        ":2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1:2:3:4::5:6:7:8",
        "::1::",
        "1::2::3",
        "12345::",
        "g::",
        "::1.2.3",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::ffff:1.2.3.256",
        "::ffff:12345.2.3.4",
        "::１",
        "[::1]",
        "fe80::1%",
        "%eth0",
        "::\u0000",
      })
  void what_is_not_an_address_is_refused(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void a_huge_text_is_refused_unread() {
    assertThat(Address.parse("1".repeat(10_000_000))).isEmpty();
    assertThat(Address.parse("1:".repeat(5_000_000))).isEmpty();
    assertThat(Address.parse("::1%" + "x".repeat(10_000_000))).isEmpty();
  }

  @Test
  void addresses_are_ordered_without_a_sign() {
    assertThat(Address.parse("::").orElseThrow()).isLessThan(Address.parse("7fff::").orElseThrow());
    assertThat(Address.parse("7fff::").orElseThrow())
        .isLessThan(Address.parse("ffff::").orElseThrow());
    assertThat(Address.parse("::7fff:0:0:0").orElseThrow())
        .isLessThan(Address.parse("::8000:0:0:0").orElseThrow());
  }

  @Property
  void any_address_is_read_from_its_text(@ForAll("addresses") Address address) {
    assertThat(Address.parse(address.toString())).contains(address);
  }

  @Property
  void no_text_whatever_makes_it_throw(@ForAll String text) {
    assertThat(Address.parse(text)).isNotNull();
    assertThat(Network.parse(text)).isNotNull();
  }

  @Property
  void no_text_that_looks_like_an_address_makes_it_throw(@ForAll("nearly") String text) {
    Address.parse(text)
        .ifPresent(read -> assertThat(Address.parse(read.toString())).contains(read));
    Network.parse(text)
        .ifPresent(read -> assertThat(Network.parse(read.toString())).contains(read));
  }

  @Provide
  Arbitrary<Address> addresses() {
    return AnyEvent.address();
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of("::", ":", ".", "0", "1", "ffff", "f", "255", "/", "%", "12", "::ffff:")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }
}
