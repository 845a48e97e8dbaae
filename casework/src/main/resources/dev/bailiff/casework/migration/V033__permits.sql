-- Express permissions that people gave while the service ran.
create table permit (
  id             varchar(64) not null primary key,
  terms          text        not null, -- the permit, as facts of events hold it
  issued         bigint      not null,
  issuer         text        not null,
  because        text        not null,
  revoked        bigint,               -- null: it stands
  revoked_by     text,
  revoked_because text
);

-- What permits were used for, those on file in the policy's folder among them.
create table permit_use (
  permit       varchar(64) not null primary key, -- or the beginning of its id
  covered      bigint      not null,
  crossed      bigint      not null,
  first_used   bigint      not null,
  last_used    bigint      not null,
  last_crossed text                -- the bound, in words
);
