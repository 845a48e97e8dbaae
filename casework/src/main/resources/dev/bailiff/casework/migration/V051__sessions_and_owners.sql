-- Who has signed in. Times are milliseconds since 1970-01-01T00:00:00Z; of what the browser brings
-- only the SHA-256 in hexadecimal is kept.
create table access_session (
  digest varchar(64) not null primary key,
  kind   varchar(16) not null, -- of the caller
  name   text        not null,
  roles  text        not null, -- with spaces between them, as they were at the sign-in
  begun  bigint      not null,
  ends   bigint      not null,
  used   bigint      not null  -- about
);

-- The person who holds a key. Of keys that are older it is whoever made them.
alter table access_key add column owner text not null default '';

update access_key set owner = created_by;
