-- One text for SQLite and PostgreSQL. Times are milliseconds since 1970-01-01T00:00:00Z; digests are
-- SHA-256 in hexadecimal.

-- How far each journal of decisions has been followed.
create table progress (
  journal  varchar(64) not null primary key,
  sequence bigint      not null
);

create table enforcement (
  id             varchar(128) not null primary key,
  kind           varchar(32)  not null,
  target_entity  varchar(16),
  target_id      text,
  second_entity  varchar(16),
  second_id      text,
  name           text,
  begins         bigint       not null,
  ends           bigint, -- null: until it is undone
  recorded       bigint       not null,
  deed           varchar(64)  not null, -- digest of who asked for what against whom
  rule           text,                  -- null: a person acted
  person         text,                  -- null: a rule acted
  clause         text,
  policy_version text,
  because        text         not null,
  event_source   text,
  event_id       text,
  undone_at      bigint,
  undone_kind    varchar(16),
  undone_by      text,
  undone_because text
);

create index enforcement_by_deed on enforcement (deed, begins);
create index enforcement_by_target on enforcement (target_entity, target_id, begins);
create index enforcement_by_second on enforcement (second_entity, second_id, begins);
create index enforcement_by_rule on enforcement (rule, begins);
create index enforcement_by_end on enforcement (ends);

create table audit (
  sequence     bigint      not null primary key,
  at           bigint      not null,
  actor_kind   varchar(16) not null,
  actor        text        not null,
  act          varchar(64) not null,
  subject      text        not null,
  salt         varchar(32), -- null, with the three below: erased
  before_state text,
  after_state  text,
  because      text,
  details      varchar(64) not null, -- digest of the four above
  hash         varchar(64) not null  -- digest of the hash before and everything but the four above
);

create index audit_by_subject on audit (subject, sequence);

-- One row; whoever appends locks it first.
create table audit_head (
  id       integer     not null primary key,
  sequence bigint      not null,
  hash     varchar(64) not null
);

insert into audit_head (id, sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
