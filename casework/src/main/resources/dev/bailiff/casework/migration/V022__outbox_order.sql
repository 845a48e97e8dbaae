-- What is due is found in the order in which it became due, without looking at all that waits.
drop index outbox_due;
create index outbox_due on outbox (destination, due, sequence) where state = 'waiting';

-- SQLite took an index over all states for "an earlier one that waits", and read all that wait.
drop index outbox_by_state;
create index outbox_dead on outbox (sequence) where state = 'dead';
