package dev.bailiff.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.access.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PermissionTest {
  /** Who may do what, as a table to read and to change on purpose only. */
  private static final String TABLE =
      """
                viewer  reviewer  policy-author  policy-publisher  admin  service
      none      x       x         x              x                 x      x
      decide    -       -         -              -                 x      x
      standing  x       x         x              x                 x      x
      follow    -       -         -              -                 x      x
      file      -       x         -              -                 x      x
      read      x       x         x              x                 x      -
      metrics   x       x         x              x                 x      -
      search    -       x         x              x                 x      -
      act       -       -         -              x                 x      -
      propose   -       -         x              x                 x      -
      publish   -       -         -              x                 x      -
      review    -       x         -              -                 x      -
      exempt    -       -         -              x                 x      -
      rules     -       -         -              x                 x      -
      audit     x       x         x              x                 x      -
      operate   -       -         -              -                 x      -
      erase     -       -         -              -                 x      -
      keys      -       -         -              -                 x      -
      """;

  @Test
  void each_role_may_do_what_the_table_says() {
    StringBuilder table = new StringBuilder("          ");
    table.append(
        Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining("  ", "", "\n")));
    for (Permission permission : Permission.values()) {
      StringBuilder row =
          new StringBuilder("%-10s".formatted(permission.name().toLowerCase(Locale.ROOT)));
      for (Role role : Role.values()) {
        boolean may = Caller.key("a", Set.of(role)).may(permission);
        row.append(may ? 'x' : '-').append(" ".repeat(role.label().length() + 1));
      }
      table.append(row.toString().stripTrailing()).append('\n');
    }
    assertThat(table.toString()).isEqualTo(TABLE);
  }

  @Test
  void several_roles_add_up() {
    Caller both = Caller.person("ada", Set.of(Role.VIEWER, Role.SERVICE));
    assertThat(both.may(Permission.READ)).isTrue();
    assertThat(both.may(Permission.DECIDE)).isTrue();
    assertThat(both.may(Permission.KEYS)).isFalse();
  }

  @Test
  void who_is_not_known_may_nothing_that_needs_anything() {
    assertThat(Permission.values())
        .filteredOn(Caller.ANYBODY::may)
        .containsExactly(Permission.NONE);
  }
}
