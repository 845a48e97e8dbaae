-- What must be kept whoever asks for it to be erased. Times are milliseconds since
-- 1970-01-01T00:00:00Z.
create table legal_hold (
  id             varchar(64) not null primary key,
  subject_entity varchar(16) not null,
  subject_id     text        not null,
  basis          text        not null,
  placed         bigint      not null,
  placed_by      text        not null,
  ends           bigint, -- null: when it is lifted
  lifted         bigint
);

create index legal_hold_on on legal_hold (subject_entity, subject_id);
