-- What people look at first is what came last.
create index enforcement_by_recorded on enforcement (recorded, id);
create index case_by_opened on case_file (opened, id);
