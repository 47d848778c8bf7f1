-- A late change to a frozen period makes its next version by itself: nobody closed that one.
alter table period_close alter column closed_by drop not null;
comment on column period_close.closed_by is 'Who froze it; null where a late change made the version';
