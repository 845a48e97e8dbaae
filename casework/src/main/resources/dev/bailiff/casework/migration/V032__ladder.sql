-- The steps of the ladder that were taken. What ended one early stands with its enforcement.
create table ladder_step (
  enforcement   varchar(128) not null primary key,
  target_entity varchar(16)  not null,
  target        varchar(64)  not null, -- digest of the target's id
  target_id     text         not null,
  kind          varchar(32)  not null,
  lasting       bigint,                -- milliseconds; null: no end of its own
  at            bigint       not null
);

create index ladder_step_by_target on ladder_step (target_entity, target, at);

-- The larger entities that contained the target then.
create table ladder_step_within (
  enforcement varchar(128) not null,
  entity      varchar(16)  not null,
  container   varchar(64)  not null, -- digest of its id
  id          text         not null,
  primary key (enforcement, entity)
);

create index ladder_step_by_container on ladder_step_within (entity, container);
