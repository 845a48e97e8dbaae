package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CellCodecLaws {

  @Property(seed = "11")
  void a_state_read_back_is_the_state_that_was_written(
      @ForAll("kinds") FeatureKind kind, @ForAll("arrivals") List<Arrival> arrivals)
      throws CellFormatException {
    OneKey key = fed(kind, arrivals);
    OneKey copy = new OneKey(kind);
    copy.decode(key.encode());
    assertThat(copy.words()).isEqualTo(key.words());
    assertThat(copy.encode()).isEqualTo(key.encode());
  }

  @Property(seed = "12", tries = 500)
  void a_state_cut_short_or_followed_by_more_is_refused(
      @ForAll("kinds") FeatureKind kind, @ForAll("arrivals") List<Arrival> arrivals) {
    byte[] bytes = fed(kind, arrivals).encode();
    OneKey copy = new OneKey(kind);
    for (int length = 0; length <= bytes.length + 1; length++) {
      byte[] wrong = Arrays.copyOf(bytes, length);
      if (length != bytes.length) {
        assertThatExceptionOfType(CellFormatException.class).isThrownBy(() -> copy.decode(wrong));
      }
    }
  }

  @Property(seed = "13", tries = 500)
  void a_state_of_one_kind_is_refused_by_every_other(
      @ForAll("kinds") FeatureKind kind,
      @ForAll("kinds") FeatureKind other,
      @ForAll("arrivals") List<Arrival> arrivals) {
    if (!kind.equals(other)) {
      byte[] bytes = fed(kind, arrivals).encode();
      OneKey copy = new OneKey(other);
      assertThatExceptionOfType(CellFormatException.class).isThrownBy(() -> copy.decode(bytes));
    }
  }

  @Property(seed = "14", tries = 500)
  void damaged_bytes_are_refused_or_are_the_one_encoding_of_a_state_that_works(
      @ForAll("kinds") FeatureKind kind,
      @ForAll("arrivals") List<Arrival> arrivals,
      @ForAll List<Byte> damage,
      @ForAll long time,
      @ForAll long argument) {
    byte[] bytes = fed(kind, arrivals).encode();
    int head = kind.parameters().length > 2 ? 7 : 5;
    for (int i = 0; i < damage.size() && head + i < bytes.length; i++) {
      bytes[head + i] ^= damage.get(i);
    }
    decodeAndUse(kind, bytes, time, argument);
  }

  @Property(seed = "15", tries = 500)
  void random_bytes_never_do_worse_than_be_refused(
      @ForAll("kinds") FeatureKind kind, @ForAll byte[] noise, @ForAll long time) {
    byte[] head = Arrays.copyOf(fed(kind, List.of()).encode(), 7);
    byte[] bytes = Arrays.copyOf(head, head.length + noise.length);
    System.arraycopy(noise, 0, bytes, head.length, noise.length);
    decodeAndUse(kind, bytes, time, noise.length);
    decodeAndUse(kind, noise, time, noise.length);
  }

  private static void decodeAndUse(FeatureKind kind, byte[] bytes, long time, long argument) {
    OneKey key = new OneKey(kind);
    try {
      key.decode(bytes);
    } catch (CellFormatException refused) {
      assertThat(refused).hasMessageMatching("[a-z].*");
      return;
    }
    assertThat(key.encode()).isEqualTo(bytes);
    key.read(time);
    key.isExpired(time);
    key.update(time, argument);
    key.update(time, argument);
    key.update(key.clock() + 1, argument);
    key.read(key.clock());
  }

  private static OneKey fed(FeatureKind kind, List<Arrival> arrivals) {
    OneKey key = new OneKey(kind);
    key.update(1_795_000_000_000L, 1);
    for (Arrival arrival : arrivals) {
      key.update(arrival.time(), arrival.argument());
    }
    return key;
  }

  @Provide
  Arbitrary<FeatureKind> kinds() {
    return Arbitraries.of(Kinds.ALL);
  }

  @Provide
  Arbitrary<List<Arrival>> arrivals() {
    return Arrival.inAnyOrder(10_000, Arbitraries.longs());
  }
}
