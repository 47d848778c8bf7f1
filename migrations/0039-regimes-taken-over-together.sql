-- Rulebooks of one regime are for several groups of people: they are proposed, activated, declined and dropped together.
alter table rulebook_draft add column bundle int;
comment on column rulebook_draft.bundle is 'Id of the first of the drafts that go one way together; null: goes alone';
create index rulebook_draft_of_bundle on rulebook_draft (tenant_id, bundle) where bundle is not null;
