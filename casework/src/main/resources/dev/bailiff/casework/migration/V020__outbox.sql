-- Messages to other systems and to people. Times are milliseconds since 1970-01-01T00:00:00Z.
create table outbox (
  id          varchar(64)  not null primary key,
  sequence    bigint       not null unique, -- in the order in which they were added
  destination varchar(64)  not null,
  topic       varchar(64)  not null,
  about       text         not null, -- those about the same go to a destination in order
  payload     text         not null,
  created     bigint       not null,
  state       varchar(16)  not null, -- waiting, delivered or dead
  attempts    integer      not null,
  due         bigint       not null, -- while it waits: not before
  settled     bigint,                -- when it was delivered, or given up
  fault       text                   -- why the last attempt failed
);

create index outbox_waiting on outbox (destination, about, sequence) where state = 'waiting';
create index outbox_due on outbox (destination, due) where state = 'waiting';
create index outbox_by_state on outbox (state, sequence);
create index outbox_settled on outbox (settled) where settled is not null;

-- Numbers given out so far; whoever takes one locks its row until the transaction ends, so that
-- numbers become visible in their order.
create table counter (
  name  varchar(32) not null primary key,
  value bigint      not null
);

insert into counter (name, value) values ('outbox', 0), ('change', 0);
