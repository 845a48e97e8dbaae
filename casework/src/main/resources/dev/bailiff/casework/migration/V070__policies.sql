-- Texts of policies that were proposed or published. Times are milliseconds since
-- 1970-01-01T00:00:00Z.
create table policy_edition (
  id          varchar(64) not null primary key, -- a digest of all texts
  version     varchar(64) not null,             -- what decisions cite
  policy      text        not null,             -- what it is called
  proposed_at bigint      not null,
  by_kind     varchar(16) not null,
  by_name     text        not null,
  because     text        not null
);

create table policy_text (
  edition varchar(64)  not null references policy_edition (id),
  name    varchar(512) not null,
  content text         not null,
  primary key (edition, name)
);

-- The latest of each edition.
create table policy_backtest (
  edition  varchar(64) not null primary key references policy_edition (id),
  at       bigint      not null,
  by_kind  varchar(16) not null,
  by_name  text        not null,
  since    bigint      not null,
  compared bigint      not null,
  complete integer     not null, -- 0: there was no time for what was received last
  result   text        not null  -- JSON
);

-- What was in force; the highest number is.
create table policy_publication (
  number  bigint      not null primary key,
  edition varchar(64) not null references policy_edition (id),
  at      bigint      not null,
  by_kind varchar(16) not null,
  by_name text        not null,
  because text        not null
);

create index policy_publication_of on policy_publication (edition);
