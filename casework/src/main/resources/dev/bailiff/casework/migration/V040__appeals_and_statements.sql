-- What affected people are told, and how they contest it. Times are milliseconds since
-- 1970-01-01T00:00:00Z.
create table statement (
  id               varchar(128) not null primary key,
  decision         varchar(128) not null, -- what is contested: a decision's place, or a case
  recipient_entity varchar(16)  not null,
  recipient_id     text         not null,
  clause           text         not null,
  policy_version   text         not null,
  issued           bigint       not null,
  language         varchar(35)  not null,
  subject          text,                  -- null, with the two below: erased
  body_text        text,
  body_page        text
);

create unique index statement_of_decision on statement (decision, recipient_entity, recipient_id);
create index statement_to on statement (recipient_entity, recipient_id, issued);

create table statement_enforcement (
  statement_id varchar(128) not null references statement (id),
  enforcement  varchar(128) not null,
  primary key (statement_id, enforcement)
);

create index statement_by_enforcement on statement_enforcement (enforcement);

-- Who had a part in what is stated; nobody if a machine decided alone.
create table statement_decider (
  statement_id varchar(128) not null references statement (id),
  reviewer     varchar(256) not null,
  primary key (statement_id, reviewer)
);

create table appeal (
  id               varchar(128) not null primary key,
  decision         varchar(128) not null,
  affected_entity  varchar(16)  not null,
  affected_id      text         not null,
  informed         bigint       not null,
  filed            bigint       not null,
  words            text         not null,
  state            varchar(16)  not null, -- filed, heard, decided or withdrawn
  reviewer         text,                  -- with the one below: heard or decided
  since            bigint,                -- or withdrawn, without a reviewer
  outcome          varchar(32),           -- with the one below: decided
  grounds          text
);

-- A decision is contested once; who took an appeal back may think again.
create unique index appeal_against on appeal (decision, affected_entity, affected_id)
where state <> 'withdrawn';

create index appeal_in_order on appeal (filed, id) where state in ('filed', 'heard');

create table appeal_enforcement (
  appeal_id   varchar(128) not null references appeal (id),
  enforcement varchar(128) not null,
  undone      integer      not null, -- 1: named by a partial reversal
  primary key (appeal_id, enforcement)
);

create table appeal_decider (
  appeal_id varchar(128) not null references appeal (id),
  reviewer  varchar(256) not null,
  primary key (appeal_id, reviewer)
);
