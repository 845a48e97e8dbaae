-- Questions for people. Times are milliseconds since 1970-01-01T00:00:00Z.
create table case_file (
  id             varchar(128)     not null primary key,
  subject_entity varchar(16)      not null,
  subject_id     text             not null,
  queue          varchar(64)      not null,
  opened         bigint           not null,
  unlisted       bigint           not null, -- reasons beyond the limit, only counted
  claims         bigint           not null, -- the last claim has this number
  urgency        double precision not null, -- the higher goes first; does not change with time
  due            bigint,                    -- the earliest deadline
  presses        bigint,                    -- from when it goes ahead of all that do not press
  state          varchar(16)      not null, -- waiting, in-review or resolved
  claimed_by     text,                      -- with the two below: in review
  claimed_until  bigint,
  reasons_seen   integer,
  ruled_by       text,                      -- with the three below: resolved
  ruled_at       bigint,
  broken_clause  text,                      -- null: nothing was broken
  grounds        text
);

create unique index case_open_about on case_file (subject_entity, subject_id)
where state <> 'resolved';

create index case_in_order on case_file (queue, urgency desc) where state <> 'resolved';

create table case_reason (
  case_id         varchar(128)     not null references case_file (id),
  place           integer          not null, -- in the order in which they came
  source          varchar(16)      not null,
  reference       text             not null,
  clause          text             not null,
  severity        varchar(16)      not null,
  confidence      double precision not null,
  reach           bigint           not null,
  irreversibility double precision not null,
  first_given     bigint           not null,
  last_given      bigint           not null,
  times           bigint           not null,
  due             bigint,                    -- with the two below: a deadline
  presses         bigint,
  basis           text,
  primary key (case_id, place)
);

create table case_excluded (
  case_id  varchar(128) not null references case_file (id),
  reviewer text         not null,
  primary key (case_id, reviewer)
);
