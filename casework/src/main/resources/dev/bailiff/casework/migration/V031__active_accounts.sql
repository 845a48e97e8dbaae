-- How many accounts were active on the latest day that was written down; one row.
create table active_accounts (
  id       integer not null primary key,
  day      bigint  not null, -- its number since the epoch
  estimate bigint  not null
);
