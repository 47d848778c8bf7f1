-- A live line of a person is rewritten with every decided week, for a month, a quarter, a half-year and a year: what it is
-- made of stands in the records and is read from there. A frozen line keeps it, as its digest says.
alter table person_period alter column parts drop not null;
update person_period set parts = null where version = 0;
alter table person_period add constraint person_period_parts check ((version = 0) = (parts is null));
comment on column person_period.parts is 'What the result is made of, kept when the period is frozen; null in live lines, where the records say it';

-- One index leads with the person, as pages and rebuilds do; the index of units serves whole periods.
alter table person_period drop constraint person_period_pkey;
drop index person_period_of_person;
alter table person_period add primary key (tenant_id, person_id, period, regime, version);
