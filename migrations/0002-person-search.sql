-- Finding people with or without accents, and what an applied import did.

-- ' tran huu vinh': lower case, no accents, one blank before every word, so that ' vin%' finds the beginning of a word.
-- The same folding as foldText() in src/domain/organization/text-match.ts; a test compares the two.
alter table person add column search_name text not null generated always as (
  ' ' || trim(regexp_replace(
    regexp_replace(lower(translate(normalize(full_name, NFD), 'Đđ', 'dd')), '[\u0300-\u036f]', '', 'g'),
    '[^a-z0-9]+', ' ', 'g'))) stored;
comment on column person.search_name is 'Folded name for searching; follows from full_name';

alter table import_job add column outcome jsonb;
comment on column import_job.outcome is 'What applying did; the rows of the file themselves are emptied then (no second copy of personal data)';
