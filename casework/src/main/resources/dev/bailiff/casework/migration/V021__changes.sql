-- What other systems follow: every beginning and undoing, in the order of their commits.
create table enforcement_change (
  sequence    bigint       not null primary key,
  enforcement varchar(128) not null,
  change      varchar(16)  not null, -- begun or undone
  at          bigint       not null
);

-- What other systems say of what they did about a change.
create table enforcement_receipt (
  enforcement varchar(128) not null references enforcement (id),
  change      varchar(16)  not null,
  system      varchar(64)  not null,
  outcome     varchar(16)  not null, -- done or failed
  detail      text         not null,
  at          bigint       not null,
  primary key (enforcement, change, system)
);

create index enforcement_in_order on enforcement (recorded, id);
