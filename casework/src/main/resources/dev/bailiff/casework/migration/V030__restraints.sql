-- What people have switched to observe, and what budgets have been spent on.

create table rule_switch (
  scope    varchar(256) not null primary key, -- a rule, a clause or `all`
  since    bigint       not null,
  by_kind  varchar(16)  not null,
  by_name  text         not null,
  because  text         not null
);

-- One row for each budget: what was spent in its latest period.
create table budget_spent (
  scope    varchar(256) not null primary key, -- a rule or a clause
  period   bigint       not null,             -- its number since the epoch
  acts     bigint       not null
);
