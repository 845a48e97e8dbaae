-- Formal notices, to answer whoever sent them. Times are milliseconds since 1970-01-01T00:00:00Z.
create table notice (
  id           varchar(64)  not null primary key, -- digest of the two below
  source       text         not null,
  reference    text         not null,
  received     bigint       not null,
  case_id      varchar(128) not null,
  law          text         not null,
  sender       text,                  -- null, with the address: not given, or erased
  sender_email text,
  answered     bigint                 -- null: the case is open
);

create index notice_of_case on notice (case_id);

-- Where and in which language accounts are written to.
create table contact (
  entity   varchar(16) not null,
  id       text        not null,
  email    text        not null,
  language varchar(35),
  learned  bigint      not null,
  primary key (entity, id)
);
