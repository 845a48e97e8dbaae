package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "198.51.100.0/28, 198.51.100.0, true",
    "198.51.100.0/28, 198.51.100.15, true",
    "198.51.100.0/28, 198.51.100.16, false",
    "198.51.100.0/28, 198.51.99.255, false",
    "198.51.100.7/28, 198.51.100.1, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 203.0.113.9, true",
    "203.0.113.9, 203.0.113.9, true",
    "203.0.113.9, 203.0.113.8, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/65, 2001:db8:0:0:7fff::, true",
    "2001:db8::/65, 2001:db8:0:0:8000::, false",
    "::ffff:203.0.113.0/120, 203.0.113.9, true",
  })
  void an_address_lies_in_a_network_or_not(String network, String address, boolean isIn) {
    Address at = Address.parse(address).orElseThrow();
    assertThat(Network.parse(network).orElseThrow().contains(at)).isEqualTo(isIn);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7/28, 198.51.100.0/28, 198.51.100.15",
    "203.0.113.9, 203.0.113.9/32, 203.0.113.9",
    "0.0.0.0/0, 0.0.0.0/0, 255.255.255.255",
    "2001:db8::1/32, 2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/64, 2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff",
    "::/0, ::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "::1, ::1/128, ::1",
  })
  void a_network_is_written_in_one_form_and_has_an_end(String text, String form, String last) {
    Network network = Network.parse(text).orElseThrow();
    assertThat(network).hasToString(form);
    assertThat(network.last()).hasToString(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "1.2.3.4/",
        "1.2.3.4/33",
        "1.2.3.4/-1",
        "1.2.3.4/+1",
        "1.2.3.4/08",
        "1.2.3.4/8/8",
        "1.2.3.4/8 ",
        "1.2.3/8",
        "::/129",
        "::/1000",
        "::/٨",
        "1.2.3.4/255.0.0.0"
      })
  void what_is_not_a_network_is_refused(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @Test
  void a_prefix_length_beyond_the_width_of_an_address_is_refused() {
    Address any = new Address(0, 0);
    assertThatThrownBy(() -> new Network(any, 129)).hasMessageContaining("129");
    assertThatThrownBy(() -> new Network(any, -1)).hasMessageContaining("-1");
  }

  @Property
  void any_network_is_read_from_its_text_and_holds_its_first_and_last_address(
      @ForAll("addresses") Address address, @ForAll @IntRange(max = 128) int bits) {
    Network network = new Network(address, bits);
    assertThat(Network.parse(network.toString())).contains(network);
    assertThat(network.contains(network.base())).isTrue();
    assertThat(network.contains(network.last())).isTrue();
    assertThat(network.base()).isLessThanOrEqualTo(address);
    assertThat(network.last()).isGreaterThanOrEqualTo(address);
  }

  @Provide
  Arbitrary<Address> addresses() {
    return AnyEvent.address();
  }
}
