-- Submitting a week as one prepared statement: guarded change of state, works, history, note for roll-ups.
with changed as (
  update reference.eval set state = 1, s_self = :points::smallint[], total = :total::smallint, row_ver = row_ver + 1,
    changed_at = now()
  where tenant = :tenant and week = :week::date and id = :id and state = 0 and row_ver = 1
  returning tenant, week, id, person, unit),
work as (
  insert into reference.eval_work select tenant, week, id, :titles::text[], :products::text[], :due::date[],
    :done::date[], :conduct from changed),
entry as (
  insert into reference.audit (tenant, actor, action, obj, prev_hash, hash, detail)
  select tenant, person, 'submitted', id, sha256(:conduct::bytea), sha256(:conduct::bytea), :detail::jsonb from changed),
dirty as (
  insert into reference.roll_dirty (tenant, unit, person, week) select tenant, unit, person, week from changed)
select id from changed
