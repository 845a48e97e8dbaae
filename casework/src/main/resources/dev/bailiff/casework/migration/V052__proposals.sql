-- What people are asked to do, where a program must not do it by itself; of whom the case is about,
-- so that no id is in it.
alter table case_reason add column proposal text;
