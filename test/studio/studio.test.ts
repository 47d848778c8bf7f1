// A regulation on its way into force: written, tried on recorded weeks, proposed by one person, activated by another.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { dropDraft, saveDraftText, startDraft } from '../../src/app/studio/drafts.ts';
import { activateDraft, confirmReadings, declineDraft, proposeDraft } from '../../src/app/studio/settle.ts';
import { tryOut } from '../../src/app/studio/try-out.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import { dryRunFile, dryRunWorkbook, viewDryRun } from '../../src/app/views/dry-run.ts';
import { viewDraft, viewStudio } from '../../src/app/views/studio.ts';
import { loadRulebooks } from '../../src/store/rulebooks.ts';
import { inReadTransaction } from '../../src/store/transaction.ts';
import { aBody, type Body, intentOf, MONDAY_AFTER, WEDNESDAY } from '../builders/body.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { wordsOfWorkbook } from '../builders/workbook.ts';
import { onOldestMajor } from '../database.ts';

const TOMORROW = '2026-12-01';

onOldestMajor('the studio of regulations', (major) => {
  let body: Body;
  let keys = 0;
  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
    await decided('lan', { quality: 3600, progress: 3500, conduct: 1850 });
    await decided('binh', { quality: 3600, progress: 3500, conduct: 1900 });
  });
  afterAll(() => body.drop());

  const decided = async (who: string, entered: Record<string, number>) => {
    await body.does(who, 'submit', { of: who });
    await body.does('nam', 'score', { of: who });
    await body.does('minh', 'approve', { of: who, entered, comment: 'Đồng ý' });
  };
  const actor = (
    who: string,
    role: RequestActor['roles'][number]['role'] | null,
    now = MONDAY_AFTER,
  ): RequestActor => ({
    ...body.actorFor(who, now),
    roles: role === null ? [] : [{ role, unitId: null }],
  });
  const editor = () => actor('office', 'regulation-editor');
  const approver = () => actor('chair', 'regulation-approver');
  const intent = () => {
    keys += 1;
    return intentOf({ keys }, `studio-key-${keys}`);
  };
  const refusal = (code: string) => ({
    detail: { refusals: expect.arrayContaining([expect.objectContaining({ code })]) },
  });
  /** The next weekly regulation: excellent from 89.5 on, in force from a day to come. */
  const easier = (source: string) =>
    source
      .replace('validFrom: 2025-06-01', `validFrom: ${TOMORROW}`)
      .replace(/(key: excellent[\s\S]*?value: )9000/, '$18950')
      .replace(/(key: good[\s\S]*?to:\s*\n\s*value: )9000/, '$18950')
      .replace(/(total: )8950(\n\s*level: )good/, '$18950$2excellent')
      .replace(/(points: 8999\n\s*level: )good/, '$1excellent');
  const sourceOf = async (id: number) => (await viewDraft(body.context, editor(), id)).source;
  const draft = async () => {
    const { id } = await startDraft(body.context, editor(), intent(), {
      ...{ from: 'version', rulebook: '8679-weekly', version: 2 },
    });
    const { version } = await saveDraftText(body.context, editor(), intent(), {
      ...{ id, version: 1, source: easier(await sourceOf(id)) },
    });
    return { id, version };
  };

  it('is for its roles only, and nobody holds both ends of one version', async () => {
    const start = { from: 'version', rulebook: '8679-weekly', version: 2 } as const;
    for (const one of [actor('lan', null), approver(), actor('inspector', 'inspector')])
      expect(() => startDraft(body.context, one, intent(), start)).toThrow(
        expect.objectContaining({ kind: 'forbidden' }),
      );
    await expect(viewStudio(body.context, actor('lan', null))).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await viewStudio(body.context, actor('inspector', 'inspector'))).may).toEqual([]);
    expect(() => activateDraft(body.context, editor(), intent(), { id: 1, version: 1 })).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    );
  });

  it('copies a version as the next one; what is typed is kept, faults and all', async () => {
    const { id } = await startDraft(body.context, editor(), intent(), {
      ...{ from: 'version', rulebook: '8679-weekly', version: 2 },
    });
    const fresh = await viewDraft(body.context, editor(), id);
    expect(fresh).toMatchObject({
      rulebook: '8679-weekly',
      rulebookVersion: 3,
      baseVersion: 2,
      check: { faults: [] },
    });
    const broken = fresh.source.replace(/(key: excellent[\s\S]*?value: )9000/, '$19100');
    await saveDraftText(body.context, editor(), intent(), { id, version: 1, source: broken });
    const kept = await viewDraft(body.context, editor(), id);
    expect(kept.source).toBe(broken);
    expect(kept.check.faults.map((fault) => fault.code)).toContain('band-gap');
    expect(kept.check.bands).toHaveLength(4);
    expect(kept.check.bands[0]?.name).toEqual(shippedRulebook('8679-weekly').levels[0]?.name);
    await expect(
      saveDraftText(body.context, editor(), intent(), { id, version: 1, source: 'x' }),
    ).rejects.toMatchObject({
      kind: 'changed',
    });
    await expect(proposeDraft(body.context, editor(), intent(), { id, version: 2 })).rejects.toMatchObject(
      refusal('rulebook-has-faults'),
    );
    await dropDraft(body.context, editor(), intent(), { id, version: 2 });
    await expect(proposeDraft(body.context, editor(), intent(), { id, version: 3 })).rejects.toMatchObject(
      refusal('draft-is-settled'),
    );
  });

  it('a text that is no regulation at all is kept as well', async () => {
    const { id } = await startDraft(body.context, editor(), intent(), { from: 'text', source: '{[' });
    expect(await viewDraft(body.context, editor(), id)).toMatchObject({
      source: '{[',
      check: { rulebook: null, bands: [] },
    });
  });

  it('tells who would change level, with names only for those who may see the records', async () => {
    const { id } = await draft();
    const run = await viewDryRun(body.context, editor(), id, {});
    expect(run).toMatchObject({ kind: 'week', cases: 2, up: 1, down: 0, open: 0, moved: 1 });
    expect(run.changes).toMatchObject([
      {
        moves: 'up',
        before: { total: 8950, level: 'good' },
        after: { total: 8950, level: 'excellent' },
        person: { name: expect.any(String) },
      },
    ]);
    // lan has no reach beyond himself: counts stay, the name goes.
    const stranger = await viewDryRun(body.context, actor('yen', 'regulation-editor'), id, {});
    // Nor is the unit said: two people were tried there, and the line would be about one of them.
    expect(stranger).toMatchObject({ moved: 1, changes: [{ person: null, evaluationId: null, unit: null }] });
    expect(run.changes[0]?.unit).toMatchObject({ id: body.unit.culture });
    const away = await dryRunFile(body.context, actor('yen', 'regulation-editor'), id, {});
    expect(String(away.body)).not.toContain(run.changes[0]?.unit?.name);
    const file = await dryRunFile(body.context, editor(), id, { from: '2026-11-16', to: '2026-11-23' });
    expect(String(file.body)).toContain('2026-W47');
    const book = await dryRunWorkbook(body.context, editor(), id, {}, (key) => key);
    expect(await wordsOfWorkbook(book.body)).toMatch(
      /2026-W47.*89[.,]5.*excellent.*89[.,]5.*studio\.moves\.up/,
    );
    const looks = await body.sql(
      `select actor_id as actor, subject_id as subject, count(*)::int as times from event_log
       where kind = 'read' and detail ->> 'view' = 'dry-run' group by 1, 2`,
    );
    expect(looks).toEqual([{ actor: editor().personId, subject: run.changes[0]?.person?.id, times: 3 }]);
    // Nothing in the span asked for: where there is something is said, and that span has it.
    const none = await viewDryRun(body.context, editor(), id, { from: '2026-01-01', to: '2026-02-01' });
    const there = { from: '2026-11-16', to: '2026-11-17' };
    expect(none).toMatchObject({ cases: 0, recorded: [{ kind: 'week', fits: true, cases: 2, ...there }] });
    expect(await viewDryRun(body.context, editor(), id, there)).toMatchObject({ cases: 2, recorded: [] });
  });

  it('goes into force by two persons with the effect shown, and the first week after is scored by it', async () => {
    const { id, version } = await draft();
    const unsigned = { ...editor(), stepUpUntil: null };
    await expect(proposeDraft(body.context, unsigned, intent(), { id, version })).rejects.toMatchObject({
      kind: 'step-up',
    });
    await proposeDraft(body.context, editor(), intent(), { id, version });
    expect(await viewDraft(body.context, approver(), id)).toMatchObject({
      ...{
        state: 'proposed',
        // The border of excellent moved under the article of the old one: told, and not refused.
        effect: { cases: 2, moved: 1, up: 1, broken: 0, unfounded: 2 },
        may: ['activate', 'decline'],
      },
    });
    const both = { ...editor(), roles: [{ role: 'regulation-approver' as const, unitId: null }] };
    await expect(
      activateDraft(body.context, both, intent(), { id, version: version + 1 }),
    ).rejects.toMatchObject(refusal('own-proposal'));
    await activateDraft(body.context, approver(), intent(), { id, version: version + 1 });
    expect((await viewDraft(body.context, approver(), id)).may).toEqual([]);
    const scope = { tenantId: 1, personId: null, actor: 'system' } as const;
    const inForce = await inReadTransaction(body.pool, scope, async (tx) => {
      const rulebooks = await loadRulebooks(tx, 1);
      return ['2026-11-30', '2026-12-07'].map((monday) => rulebooks.forWeek(monday)?.rulebook.version);
    });
    expect(inForce).toEqual([2, 3]);
    const troubles: unknown[] = [];
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles).toEqual([]);
    // A regulation changed behind its back no longer has the hash it was put into force with.
    const change = (from: string, to: string) =>
      body.sql(
        `update rulebook_version set body = replace(body::text, $1, $2)::jsonb where rulebook_id = '8679-weekly' and version = 3`,
        [from, to],
      );
    await change('"step": 50', '"step": 25');
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles).toMatchObject([
      { kind: 'rulebook-draft', code: 'state-differs', detail: '8679-weekly@3' },
    ]);
    await change('"step": 25', '"step": 50');
    // The days from which on and until which it holds stand beside its body, too.
    const begins = (day: string) =>
      body.sql(
        `update rulebook_version set valid_from = $1 where rulebook_id = '8679-weekly' and version = 3`,
        [day],
      );
    const [{ day = '' } = {}] = (await body.sql(
      `select valid_from::text as day from rulebook_version where rulebook_id = '8679-weekly' and version = 3`,
    )) as { day?: string }[];
    troubles.length = 0;
    await begins('2026-01-05');
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles).toMatchObject([
      { kind: 'rulebook-draft', code: 'state-differs', detail: '8679-weekly@3' },
    ]);
    await begins(day);
    // A record under a regulation that is not there is named, and the others are looked at all the same.
    const renumber = (step: number) =>
      body.sql(
        `update rulebook_version set version = version + $1 where rulebook_id = '8679-weekly' and version > 1`,
        [step],
      );
    await renumber(10);
    troubles.length = 0;
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'rulebook', code: 'state-missing', detail: '8679-weekly@3' }),
        expect.objectContaining({ kind: 'evaluation', code: 'state-differs', detail: 'rulebook' }),
      ]),
    );
    await renumber(-10);
    troubles.length = 0;
    // Nor may the draft say another hand than the acts do: that is what asks for a second one.
    const setDraft = (set: string) =>
      body.sql(`update rulebook_draft set ${set} where tenant_id = 1 and id = ${id}`);
    for (const [set, back] of [
      ['created_by = created_by + 1', 'created_by = created_by - 1'],
      [`source = source || '#'`, `source = left(source, -1)`],
      [
        'decided_by = null, state = $$proposed$$',
        `decided_by = ${approver().personId}, state = $$activated$$`,
      ],
    ] as const) {
      await setDraft(set);
      troubles.length = 0;
      await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
      expect(troubles, set).toMatchObject([{ kind: 'rulebook-draft', id, code: 'state-differs' }]);
      await setDraft(back);
    }
  });

  it('records of a week ahead follow the version of their Monday, to the minute; a week that runs keeps its own', async () => {
    const sunday = '2026-12-06T16:59:59.000Z';
    const monday = '2026-12-06T17:00:00.000Z';
    const [running, next, after] = ['2026-W49', '2026-W50', '2026-W51'] as const;
    const inForceFrom = async (now: string) => {
      const by = actor('office', 'regulation-editor', now);
      const start = { from: 'version', rulebook: '8679-weekly', version: 3 } as const;
      const { id } = await startDraft(body.context, by, intent(), start);
      const source = (await sourceOf(id)).replace(/validFrom: .*/, 'validFrom: 2026-12-07');
      const { version } = await saveDraftText(body.context, by, intent(), { id, version: 1, source });
      await proposeDraft(body.context, by, intent(), { id, version });
      const other = actor('chair', 'regulation-approver', now);
      await activateDraft(body.context, other, intent(), { id, version: version + 1 });
    };
    const versions = (...weeks: readonly string[]) =>
      Promise.all(weeks.map(async (week) => (await body.evaluation('lan', week)).rulebook_version));
    await body.inLine(sunday);
    expect(await versions(running, next)).toEqual([2, 3]);
    const typed = await body.evaluation('lan', next);
    await body.sql(`insert into draft values (1, $1, $2, '{"entered":{"quality":"36"}}', 1, $3)`, [
      ...[typed.id, body.person.lan, sunday],
    ]);
    await inForceFrom(sunday);
    expect(await versions(running, next)).toEqual([2, 4]);
    const kept = await body.evaluations('lan', next);
    expect(kept).toMatchObject([{ id: typed.id, state: 'open', counted: true, seq: Number(typed.seq) + 1 }]);
    expect(await body.sql(`select evaluation_id::float8 as id from draft`)).toEqual([{ id: typed.id }]);
    // Only who has typed hears of it; the others lose nothing.
    const told = () => body.sql(`select person_id as person from message where code = 'regulation-changed'`);
    expect(await told()).toEqual([{ person: body.person.lan }]);
    await body.inLine(monday);
    await inForceFrom(monday);
    expect(await versions(running, next, after)).toEqual([2, 4, 5]);
    expect(await told()).toHaveLength(1);
    const troubles: unknown[] = [];
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles).toEqual([]);
  });

  it('a version once in force is never made again', async () => {
    const { id, version } = await startDraft(body.context, editor(), intent(), {
      ...{
        from: 'text',
        source: await sourceOf((await viewStudio(body.context, editor())).drafts[0]?.id ?? 0),
      },
    });
    await expect(proposeDraft(body.context, editor(), intent(), { id, version })).rejects.toMatchObject(
      refusal('rulebook-version-taken'),
    );
  });

  it('is given back with a reason, or taken back', async () => {
    const { id } = await startDraft(body.context, editor(), intent(), { from: 'shipped', name: 'khanh-hoa' });
    await proposeDraft(body.context, editor(), intent(), { id, version: 1 });
    await expect(
      declineDraft(body.context, approver(), intent(), { id, version: 2, reason: ' ' }),
    ).rejects.toMatchObject(refusal('comment-required'));
    await expect(
      declineDraft(body.context, actor('lan', 'regulation-editor'), intent(), {
        id,
        version: 2,
        reason: 'x',
      }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
    await declineDraft(body.context, approver(), intent(), { id, version: 2, reason: 'Bổ sung căn cứ' });
    expect(await viewDraft(body.context, editor(), id)).toMatchObject({
      state: 'draft',
      effect: null,
      proposedBy: null,
    });
    await proposeDraft(body.context, editor(), intent(), { id, version: 3 });
    await declineDraft(body.context, editor(), intent(), { id, version: 4, reason: 'Sửa tiếp' });
    await proposeDraft(body.context, editor(), intent(), { id, version: 5 });
    await activateDraft(body.context, approver(), intent(), { id, version: 6 });
  });

  it('open readings are confirmed by a named approver, once, by document', async () => {
    const { versions, shipped } = await viewStudio(body.context, approver());
    const own = versions.find((one) => one.rulebook === 'khanh-hoa');
    const readings = own?.readings.map((one) => one.key) ?? [];
    expect(readings.length).toBeGreaterThan(0);
    expect(shipped.map((one) => one.name)).not.toContain('khanh-hoa');
    const form = { rulebookId: 'khanh-hoa', version: 2, readings, documentNumber: '12-QĐ/TU' };
    expect(() => confirmReadings(body.context, editor(), intent(), form)).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    );
    await expect(
      confirmReadings(body.context, approver(), intent(), { ...form, readings: ['no-such'] }),
    ).rejects.toMatchObject(refusal('reading-unknown'));
    expect(await confirmReadings(body.context, approver(), intent(), form)).toEqual({
      confirmed: readings.length,
    });
    await expect(confirmReadings(body.context, approver(), intent(), form)).rejects.toMatchObject(
      refusal('readings-confirmed-already'),
    );
    const after = (await viewStudio(body.context, approver())).versions.find(
      (one) => one.rulebook === 'khanh-hoa',
    );
    expect(after?.readings.every((one) => one.confirmed?.documentNumber === '12-QĐ/TU')).toBe(true);
    const told = async () => {
      const found: string[] = [];
      await verifyTenant(body.pool, 1, ({ kind, code, detail }) => found.push(`${kind} ${code} ${detail}`));
      return found;
    };
    expect(await told()).toEqual([]);
    const [first = ''] = readings.toSorted();
    const where = `where rulebook_id = 'khanh-hoa' and reading = '${first}'`;
    const name = `khanh-hoa@2 ${first}`;
    await body.sql(`update rulebook_reading set document_number = 'giả', confirmed_by = 2 ${where}`);
    expect(await told()).toEqual([`rulebook-reading state-differs ${name}: by, documentNumber`]);
    await body.sql(`update rulebook_reading set reading = 'x' ${where}`);
    expect(await told()).toEqual([
      'rulebook-reading history-missing khanh-hoa@2 x',
      `rulebook-reading state-missing ${name}`,
    ]);
    await body.sql(`update rulebook_reading set reading = '${first}', document_number = '12-QĐ/TU',
      confirmed_by = ${approver().personId} where reading = 'x'`);
    expect(await told()).toEqual([]);
  });

  it('tries a regulation of its own kind only: one for months and the year takes no weeks', async () => {
    const scope = { tenantId: 1, personId: null, actor: 'system' } as const;
    const longer = await inReadTransaction(body.pool, scope, async (tx) =>
      (await loadRulebooks(tx, 1)).all().find((one) => one.id === 'khanh-hoa'),
    );
    if (longer === undefined) throw new Error('not in force');
    expect(await tryOut(body.context, 1, '2026-11-25', longer)).toMatchObject({
      ...{ cases: 0, changes: [], broken: [], kind: 'month', tried: 'month' },
      recorded: [{ kind: 'week', fits: false, cases: 2, from: '2026-11-16', to: '2026-11-17' }],
    });
    expect(WEDNESDAY < MONDAY_AFTER).toBe(true);
  });
});
