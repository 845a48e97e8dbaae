package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.feature.ChangeKind.Direction;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Changes of a share, over events drawn by chance. */
class ChangeLaws {
  private static final Duration WINDOW = Duration.ofHours(6);
  private static final int BEFORE = 400;
  private static final long PAUSE = 1_000;

  @Property(seed = "41", tries = 200)
  void a_share_that_rises_is_noticed_and_its_beginning_is_near(
      @ForAll @IntRange(min = 0, max = 40) int percent, @ForAll long seed) {
    OneKey key = new OneKey(new ChangeKind(WINDOW, Direction.UP, 300, 15));
    Random random = new Random(seed);
    long time = 0;
    for (int i = 0; i < BEFORE; i++) {
      key.update(time += PAUSE, random.nextInt(100) < percent ? 1 : 0);
    }
    long changed = time;
    long since = 0;
    for (int i = 0; i < 200; i++) {
      since = key.update(time += PAUSE, random.nextInt(100) < percent + 50 ? 1 : 0);
    }
    assertThat(since).isNotZero();
    // Page's sum was last 0 before the change, by no more than a chance run is long
    assertThat(Math.abs(since - changed)).isLessThan(60 * PAUSE);
  }

  @Property(seed = "42", tries = 200)
  void a_share_that_falls_is_the_rise_of_the_opposite(@ForAll long seed) {
    OneKey falling = new OneKey(new ChangeKind(WINDOW, Direction.DOWN, 200, 10));
    OneKey rising = new OneKey(new ChangeKind(WINDOW, Direction.UP, 200, 10));
    Random random = new Random(seed);
    for (int i = 0; i < 600; i++) {
      int holds = random.nextInt(100) < (i < 300 ? 80 : 20) ? 1 : 0;
      assertThat(falling.update(i * PAUSE, holds)).isEqualTo(rising.update(i * PAUSE, 1 - holds));
    }
    assertThat(falling.read(600 * PAUSE)).isNotZero();
  }

  @Property(seed = "43", tries = 100)
  void a_share_that_stays_is_seldom_taken_for_changed(
      @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll long seed) {
    OneKey key = new OneKey(new ChangeKind(WINDOW, Direction.UP, 400, 20));
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      assertThat(key.update(i * PAUSE, random.nextInt(100) < percent ? 1 : 0)).isZero();
    }
  }
}
