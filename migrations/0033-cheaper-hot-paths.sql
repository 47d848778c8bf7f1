-- What somebody owes is asked with nearly every page. Proposals to open a closed result again are few among all records of
-- half a year: found by themselves; the other ways in which a record waits have their indexes already.
create index evaluation_to_reopen on evaluation (tenant_id, week_start) where reopen_proposed_by is not null;

-- Every message wrote into it; the unique topics begin with the same columns and find a person's messages as well.
drop index message_of_person;
-- The person a message is for belongs to the same body, and the person's row to a body that exists.
alter table message drop constraint message_tenant_id_fkey;

-- The note of use changes every session over and over: with room on the page it touches no index.
alter table session set (fillfactor = 75);

-- Half of the hash tells keys of one person apart as surely (128 bits), and stands in the row and in its index.
update idempotency set key = left(key, 32);
