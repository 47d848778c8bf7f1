-- The first administrator names the body at set-up: the application may change the name of its own tenant, and
-- (by the column right in grants.sql) nothing else of it.
create policy own_name on tenant for update
  using (id = (select nullif(current_setting('app.tenant', true), '')::int))
  with check (id = (select nullif(current_setting('app.tenant', true), '')::int));
