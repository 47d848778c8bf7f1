// Two people for an import: who may agree, to what exactly, and how the rule itself is switched.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actOnImportRule, readImportRule } from '../../src/app/import-rule.ts';
import { readImport, rehearse } from '../../src/app/imports.ts';
import { onOldestMajor } from '../database.ts';
import { FROM, inputFile, type NewBodies, newBodies, newIntent, typed, UNITS } from './new-body.ts';

const SIGNED = { stepUpUntil: '2026-11-18T04:00:00.000Z' };
const HEAD = 'Họ và tên,Ngày sinh,Chức vụ,Đơn vị';
const list = (name: string) =>
  typed(`${name}.csv`, [HEAD, `Vũ Thị ${name},01/02/1990,Chuyên viên,KH.22366.UB.1`]);

onOldestMajor('imports that need a second person', (major) => {
  let body: NewBodies;
  beforeAll(async () => {
    body = await newBodies(major);
    await body.importFile('units', await inputFile(UNITS));
    await body.sql(
      `insert into person (tenant_id, id, full_name) values (1, 2, 'Người Hai'), (1, 3, 'Người Ba')`,
    );
    await body.sql(`update id_counter set next_id = 10 where tenant_id = 1 and name = 'person'`);
  });
  afterAll(() => body.drop());
  const who = (personId: number) => ({ ...body.admin(1, null, personId), ...SIGNED });
  const rule = async (personId: number, act: 'turn-on' | 'propose-off' | 'agree-off' | 'keep-on') => {
    const { version } = await readImportRule(body.context, who(personId));
    return actOnImportRule(body.context, who(personId), newIntent(), { act, version });
  };
  const rehearsed = (name: string, by = 1) =>
    rehearse(body.context, who(by), list(name), {
      kind: 'people',
      options: { from: FROM, unitId: null, complete: false },
    });
  const refusal = (code: string) => ({ detail: { refusals: [expect.objectContaining({ code })] } });

  it('the rule needs two administrators of the whole body, and the password', async () => {
    await body.sql(
      `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from) values
         (1, 1, 1, 'organization-admin', null, '2026-01-01')`,
    );
    expect((await readImportRule(body.context, who(1))).may).toEqual([]);
    await expect(rule(1, 'turn-on')).rejects.toMatchObject(refusal('second-person-nobody'));
    await body.sql(
      `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from) values
         (1, 2, 2, 'organization-admin', null, '2026-01-01'), (1, 3, 3, 'organization-admin', null, '2026-01-01')`,
    );
    const form = { act: 'turn-on', version: 0 } as const;
    await expect(actOnImportRule(body.context, body.admin(), newIntent(), form)).rejects.toMatchObject({
      kind: 'step-up',
    });
    const part = { ...body.admin(1, await body.unitId('KH.TU'), 2), ...SIGNED };
    await expect(actOnImportRule(body.context, part, newIntent(), form)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(await rule(1, 'turn-on')).toMatchObject({ secondPerson: true, may: ['propose-off'] });
  });

  it('does not hold for the first import into a body where nobody holds a post', async () => {
    const view = await rehearsed('Đầu');
    expect(view.may).toContain('apply');
    expect((await body.act(who(1), view, 'apply')).state).toBe('applied');
    expect((await rehearsed('Sau')).may).toEqual(['resolve', 'lay-out', 'propose', 'drop']);
  });

  it('lets a second one agree to exactly what was proposed; the first and the maker cannot', async () => {
    const view = await rehearsed('Hai', 3);
    await expect(body.act(who(1), view, 'apply')).rejects.toMatchObject(refusal('second-person-needed'));
    const proposed = await body.act(who(1), view, 'propose');
    expect(proposed).toMatchObject({ state: 'proposed', proposal: { by: { id: 1 }, stale: false } });
    expect(proposed.may).toEqual(['withdraw']);
    expect((await readImport(body.context, who(3), view.id)).may).toEqual(['object']);
    expect((await readImport(body.context, who(2), view.id)).may).toEqual(['agree', 'object']);
    for (const by of [1, 3])
      await expect(body.act(who(by), proposed, 'agree')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(body.act(body.admin(1, null, 2), proposed, 'agree')).rejects.toMatchObject({
      kind: 'step-up',
    });
    const applied = await body.act(who(2), proposed, 'agree');
    expect(applied).toMatchObject({ state: 'applied', counts: { 'person-added': 1 }, may: ['propose-undo'] });
    const acts = await body.sql<{ act: string; actor_id: number }>(
      `select act, actor_id from act where tenant_id = 1 and record_kind = 'import' and record_id = $1 order by seq`,
      [view.id],
    );
    expect(acts.map((one) => [one.act, one.actor_id])).toEqual([
      ['rehearsed', 3],
      ['proposed', 1],
      ['agreed', 2],
      ['applied', 2],
    ]);
    const undo = { reason: 'sai đơn vị' };
    await expect(body.act(who(1), applied, 'undo', undefined, undo)).rejects.toMatchObject(
      refusal('second-person-needed'),
    );
    const asked = await body.act(who(1), applied, 'propose-undo', undefined, undo);
    expect((await body.act(who(2), asked, 'agree')).state).toBe('undone');
  });

  it('is refused when the organisation moved on; objecting needs a reason', async () => {
    const view = await rehearsed('Ba');
    const proposed = await body.act(who(1), view, 'propose');
    const same = await rehearsed('Ba', 3);
    const other = await body.act(who(3), same, 'propose');
    await body.act(who(2), other, 'agree');
    const seen = await readImport(body.context, who(2), view.id);
    expect(seen.proposal).toMatchObject({ stale: true });
    await expect(body.act(who(2), proposed, 'agree')).rejects.toMatchObject(refusal('import-moved-on'));
    await expect(body.act(who(2), proposed, 'object')).rejects.toMatchObject(refusal('reason-missing'));
    const back = await body.act(who(2), proposed, 'object', undefined, { reason: 'đã nhập rồi' });
    expect(back).toMatchObject({ state: 'rehearsed', proposal: null });
  });

  it('is switched off by two only', async () => {
    expect(await rule(1, 'propose-off')).toMatchObject({ secondPerson: true, may: ['keep-on'] });
    await expect(rule(1, 'agree-off')).rejects.toMatchObject(refusal('own-proposal'));
    expect(await rule(2, 'keep-on')).toMatchObject({ proposal: null });
    await rule(1, 'propose-off');
    expect(await rule(2, 'agree-off')).toMatchObject({ secondPerson: false });
    expect((await rehearsed('Bốn')).may).toContain('apply');
  });
});
