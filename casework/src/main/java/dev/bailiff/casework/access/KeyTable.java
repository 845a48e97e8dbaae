package dev.bailiff.casework.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of keys. */
final class KeyTable {
  static final Table<Record> KEYS = table(name("access_key"));
  static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  static final Field<String> DIGEST = field(name("digest"), SQLDataType.VARCHAR);
  static final Field<String> REPLACED = field(name("replaced"), SQLDataType.VARCHAR);
  static final Field<Long> REPLACED_UNTIL = field(name("replaced_until"), SQLDataType.BIGINT);
  static final Field<String> ROLES = field(name("roles"), SQLDataType.VARCHAR);
  static final Field<Long> CREATED = field(name("created"), SQLDataType.BIGINT);
  static final Field<String> CREATED_BY = field(name("created_by"), SQLDataType.VARCHAR);
  static final Field<String> OWNER = field(name("owner"), SQLDataType.VARCHAR);
  static final Field<Long> EXPIRES = field(name("expires"), SQLDataType.BIGINT);
  static final Field<Long> REVOKED = field(name("revoked"), SQLDataType.BIGINT);
  static final Field<Long> LAST_USED = field(name("last_used"), SQLDataType.BIGINT);

  static final Table<Record> REVISIONS = table(name("access_revision"));
  static final Field<Long> REVISION = field(name("revision"), SQLDataType.BIGINT);

  private KeyTable() {}

  static ApiKey key(Record row) {
    return new ApiKey(
        row.get(NAME),
        new ApiKey.Secrets(row.get(DIGEST), replaced(row)),
        roles(row.get(ROLES)),
        Instant.ofEpochMilli(row.get(CREATED)),
        new ApiKey.People(row.get(CREATED_BY), row.get(OWNER)),
        new ApiKey.Ends(instant(row.get(EXPIRES)), instant(row.get(REVOKED))),
        instant(row.get(LAST_USED)));
  }

  static String roles(Set<Role> roles) {
    return roles.stream().map(Role::label).sorted().collect(Collectors.joining(" "));
  }

  static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  /** A role that this version does not know gives nothing. */
  static Set<Role> roles(String labels) {
    return Arrays.stream(labels.split(" ", -1))
        .flatMap(label -> Role.labelled(label).stream())
        .collect(Collectors.toSet());
  }

  private static ApiKey.@Nullable Replaced replaced(Record row) {
    @Nullable String digest = row.get(REPLACED);
    @Nullable Instant until = instant(row.get(REPLACED_UNTIL));
    return digest == null || until == null ? null : new ApiKey.Replaced(digest, until);
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
