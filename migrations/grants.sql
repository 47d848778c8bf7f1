-- Rights of the two unprivileged roles; run after every migration. History has neither UPDATE nor DELETE.
revoke all on all tables in schema public from {{app}}, {{job}};
grant usage on schema public to {{app}}, {{job}};
grant select on tenant to {{app}}, {{job}};
-- Row-level security narrows this to the own body.
grant update (name) on tenant to {{app}};
grant select, insert on organization_version, unit, person, post, act, act_text, event_log, rulebook_version,
  idempotency to {{app}}, {{job}};
grant select, insert, update on id_counter, week_state, period_state, unit_week, evaluation, account, one_time_code, session,
  import_job, delegation, absence, calendar_day, setup_link to {{app}}, {{job}};
grant select, insert on assignment, direct_manager, role_grant to {{app}}, {{job}};
grant update (valid_to) on assignment, role_grant to {{app}}, {{job}};
grant select, insert, update on person_group to {{app}}, {{job}};
grant select, insert, update, delete on unit_side to {{app}}, {{job}};
grant select, insert, update, delete on draft to {{app}}, {{job}};
grant select, insert, update on person_private to {{app}}, {{job}};
grant update (full_name) on person to {{app}}, {{job}};
-- A corrected list of the same date corrects the manager named on that date; the acts keep what was said before.
grant update (manager_id, document_number) on direct_manager to {{app}}, {{job}};
-- A version of the catalogue is never changed; only the mark of the newest moves on.
grant select, insert on catalogue_item to {{app}}, {{job}};
grant update (latest) on catalogue_item to {{app}}, {{job}};
grant select, insert, update on catalogue_proposal to {{app}}, {{job}};
-- Forgotten when old; no history.
grant select, insert, update, delete on sign_in_delay to {{app}}, {{job}};
grant delete on idempotency to {{job}};
-- Row-level security leaves only the live version to be changed; frozen ones are history.
grant select, insert, update, delete on person_period, node_period, unit_period to {{app}}, {{job}};
grant select, insert on period_close to {{app}}, {{job}};
grant select, insert, update on roll_position to {{app}}, {{job}};
-- The sealed log is written by the job role alone, and never changed.
grant select on log_entry, log_node, log_checkpoint, log_delivery to {{app}};
grant select, insert on log_entry, log_node, log_checkpoint, log_delivery to {{job}};
-- The rows of a file go when its rehearsal ends; no second copy of personal data stays.
grant select, insert, delete on import_rows to {{app}}, {{job}};
grant select, insert, update on import_work, import_form, import_rule to {{app}}, {{job}};
grant select, insert, update on rulebook_draft to {{app}}, {{job}};
-- Words stand in the acts; the rows hold state.
grant select, insert, update on difficulty to {{app}}, {{job}};
-- Who was reminded of what is history.
grant select, insert on reminder to {{app}}, {{job}};
-- Messages are told to others, read and marked by their own person; letters go out under the job role alone.
grant select, insert on message to {{app}}, {{job}};
grant update (read_at) on message to {{app}};
grant update (read_at, mail_no) on message to {{job}};
grant select, insert, update on mail_setting to {{app}}, {{job}};
grant select on mail to {{app}};
grant select, insert, update on mail, mail_slot to {{job}};
grant select, insert on rulebook_reading, quota_ruling, quota_group_set, period_level to {{app}}, {{job}};
-- Work: rows hold how it stands, the acts what was done to it. Shares and parts of a task are set anew as a whole.
grant select, insert, update on goal, recurring_work, task, work_log, evidence to {{app}}, {{job}};
grant select, insert, update, delete on task_part to {{app}}, {{job}};
grant select, insert, delete on task_share to {{app}}, {{job}};
-- A share belongs to its person for good; who took part stands on the task as well, and follows.
grant update (counted_on, settled_on) on task_share to {{app}}, {{job}};
-- Sums of work are made from it; marks go once they were taken into the sums.
grant select, insert, update, delete on work_sum to {{app}}, {{job}};
grant select, insert, delete on work_mark to {{app}}, {{job}};
-- A fact is taken back, a talk goes on, a measure is done; words stand in the acts.
grant select, insert on conduct_fact, talk_case, talk_measure to {{app}}, {{job}};
grant update (withdrawn, row_version) on conduct_fact to {{app}}, {{job}};
grant update (state, planned_on, held_on, office_id, head_id, answer, row_version, changed_at) on talk_case to {{app}}, {{job}};
grant update (done_on, closed) on talk_measure to {{app}}, {{job}};
-- A form of the past is never changed; a later version or an undoing only says that it no longer stands.
grant select, insert on past_week, past_import to {{app}}, {{job}};
grant update (state) on past_week to {{app}}, {{job}};
grant update (state, undone_by, undone_at, row_version) on past_import to {{app}}, {{job}};
-- Work from outside: answers to deliveries are forgotten, a match settled by hand can be settled anew.
grant select, insert, update on connector, connector_match, connector_item to {{app}}, {{job}};
grant select, insert, delete on connector_delivery to {{app}}, {{job}};
-- What undoing a list of work needs goes with the undoing; a person's calendar goes when he removes it.
grant select, insert, delete on work_import_item to {{app}}, {{job}};
grant select, insert, update, delete on diary, diary_meeting to {{app}}, {{job}};
-- A function may be called by everybody unless somebody says otherwise; some of them run with the rights of the owner.
do $$
declare
  own regprocedure;
begin
  for own in select p.oid from pg_proc p
    where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) = current_user
  loop
    execute format('revoke all on function %s from public', own);
    execute format('grant execute on function %s to {{app}}, {{job}}', own);
  end loop;
end $$;
