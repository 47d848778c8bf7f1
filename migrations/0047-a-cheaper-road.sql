-- The road of every request, cheaper for the database; who may do what stays as it was.

-- The clause every policy begins with asked for the tenant by a query of its own, once more for each table of each statement.
-- Statements name their tenant, so that as an expression it is worked out as often, before anything is searched, and needs no
-- query. What is written is checked row by row: there the query stays, thousands of rows ask it once.
do $$
declare
  p record;
  asked constant text := '( SELECT (NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::integer AS "nullif")';
  plain constant text := '(NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::integer';
  changed int := 0;
begin
  for p in select polname as name, polrelid::regclass as relation, polcmd as command, pg_get_expr(polqual, polrelid) as clause,
             pg_get_expr(coalesce(polwithcheck, polqual), polrelid) as checked
           from pg_policy order by polrelid, polname loop
    continue when p.clause is null or strpos(p.clause, '(tenant_id = ' || asked) = 0;
    execute format('alter policy %I on %s using (%s)', p.name, p.relation,
      replace(p.clause, '(tenant_id = ' || asked, '(tenant_id = ' || plain));
    if p.command in ('*', 'w') then
      execute format('alter policy %I on %s with check (%s)', p.name, p.relation, p.checked);
    end if;
    changed := changed + 1;
  end loop;
  -- Another version of the server may spell the clause another way; then this file has to learn it.
  if changed = 0 then
    raise exception 'the clause of the tenant was not found in the policies';
  end if;
end $$;

-- Who holds this token now: session, account and roles of today, or no row. Notes the use of the session when the last note
-- is older than a sixtieth of the time it may lie idle, or a minute. It binds itself to its body, so that it needs no
-- transaction around it, and reads everything anew: what was revoked before it began counts.
create function use_session(of_tenant int, token bytea, idle_since timestamptz, begun_since timestamptz, today date, moment timestamptz,
  out id int, out account_id int, out person_id int, out step_up_at timestamptz, out must_change boolean, out roles jsonb)
language plpgsql as $$
declare
  seen timestamptz;
  setting text;
begin
  setting := set_config('app.tenant', of_tenant::text, true);
  setting := set_config('app.actor', 'system', true);
  select s.id, s.account_id, s.person_id, s.step_up_at, a.must_change, s.seen_at,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id))
        from role_grant g where g.tenant_id = of_tenant and g.person_id = s.person_id
          and g.valid_from <= today and (g.valid_to is null or today < g.valid_to)), '[]')
    into use_session.id, use_session.account_id, use_session.person_id, use_session.step_up_at, use_session.must_change, seen,
      use_session.roles
    from session s join account a on a.tenant_id = of_tenant and a.id = s.account_id and a.disabled_at is null
    where s.tenant_id = of_tenant and s.token_hash = token and s.ended_at is null and s.seen_at > idle_since
      and s.created_at > begun_since;
  if seen <= moment - least((moment - idle_since) / 60, interval '1 minute') then
    setting := set_config('synchronous_commit', 'off', true);
    update session s set seen_at = moment
      where s.tenant_id = of_tenant and s.token_hash = token and s.ended_at is null and s.seen_at < moment;
  end if;
end $$;

-- Whether somebody directs others is asked with every page, and found nothing but all assignments of the body to go over.
create index direct_manager_of on direct_manager (tenant_id, manager_id);
