-- Keys of programs. Times are milliseconds since 1970-01-01T00:00:00Z; digests are SHA-256 in
-- hexadecimal, and all that is kept of a key.
create table access_key (
  name       varchar(64)  not null primary key,
  digest     varchar(64)  not null unique,
  replaced   varchar(64),           -- with the one below: the key before the last rotation
  replaced_until bigint,
  roles      text         not null, -- with spaces between them
  created    bigint       not null,
  created_by text         not null,
  expires    bigint,                -- null: never
  revoked    bigint,                -- null: not
  last_used  bigint                 -- about; null: never
);

-- One row; raised with each change, so that whoever keeps keys in memory can see that one happened.
create table access_revision (
  id       integer not null primary key,
  revision bigint  not null
);

insert into access_revision (id, revision)
values (1, 0);
