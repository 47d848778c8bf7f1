// A body chooses among the regimes that are there, over HTTP: by a kind of period and from a day on, by two persons, with
// everything the regime consists of, and with what it leaves; the records of the periods that follow are there that day.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyTenant } from '../../src/app/verify.ts';
import { changesOf, keptCitation } from '../../src/domain/rulebook/changes.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { evaluate } from '../../src/domain/score/evaluate.ts';
import { plainInput } from '../../src/domain/score/input.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

interface Regime {
  readonly regime: string;
  readonly document: string;
  readonly evaluates: readonly ('person' | 'unit')[];
  readonly choices: readonly { readonly kind: string; readonly periods: readonly string[] }[];
  readonly followed: { readonly kind: string; readonly from: string } | null;
  readonly competes: readonly string[];
}

interface Check {
  readonly rulebook: Rulebook;
  readonly faults: readonly {
    readonly path: readonly string[];
    readonly params: { readonly found?: string | number };
  }[];
}

let ward: ServedBody;
beforeAll(async () => {
  ward = await servedBody();
  await ward.body.sql(`insert into id_counter select id, 'role-grant', 100 from tenant`);
  await ward.body.sql(
    `insert into role_grant (tenant_id, id, person_id, role, valid_from) values
       (1, 60, $1, 'regulation-editor', '2026-01-01'), (1, 61, $2, 'regulation-approver', '2026-01-01')`,
    [ward.id('admin'), ward.id('tam')],
  );
  await Promise.all((['admin', 'tam', 'lan'] as const).map((who) => ward.as(who)));
});
afterAll(() => ward.drop());

const password = (at: string | null) =>
  ward.body.sql('update session set step_up_at = $1 where tenant_id = 1', [at]);
const regimes = async () => (await ward.get('admin', '/studio')).at('regimes') as readonly Regime[];
const regime = async (name: string) => (await regimes()).find((one) => one.regime === name);
const adopt = (who: Who, body: object) => ward.post(who, '/studio/regimes', body);
const activate = async (id: unknown, version: unknown) => {
  await password(ward.server.clock.now);
  return ward.post('tam', `/studio/drafts/${String(id)}/acts`, { act: 'activate', version });
};
/** Whoever asks on a day of a later month signs in again; the records follow what is in force. */
const later = async (now: string) => {
  ward.server.clock.now = now;
  await ward.server.signInAs(ward.id('lan'), 't1');
  await ward.body.inLine(now);
};
const longer = async (who: Who, period: string) =>
  (await ward.body.evaluations(who, period)).filter((one) => one.counted).map((one) => one.rulebook_id);

const MONTHLY = { regime: '335-2025', period: 'month', from: '2026-12-01', ends: [] };

it('no two regimes go by one name: where a document has several, it is said whose each is', async () => {
  const all = await regimes();
  expect(all.map(({ evaluates }) => evaluates)).not.toContainEqual([]);
  const names = all.map(({ document, evaluates }) => [document, ...evaluates].join(' / '));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.length).toBeGreaterThan(new Set(all.map(({ document }) => document)).size);
  expect(await regime('366-qdtw')).toMatchObject({ evaluates: ['person', 'unit'] });
});

it('only an editor chooses, with the password, a period the regime knows, from the start of one', async () => {
  expect(await regime('335-2025')).toMatchObject({
    choices: [
      { kind: 'month', periods: ['month', 'year'] },
      { kind: 'quarter', periods: ['quarter', 'year'] },
    ],
    followed: null,
  });
  await password(null);
  expect((await adopt('lan', MONTHLY)).status).toBe(403);
  expect((await adopt('tam', MONTHLY)).status).toBe(403);
  expect((await adopt('admin', MONTHLY)).at('code')).toBe('step-up-needed');
  await password(WEDNESDAY);
  expect(reasons(await adopt('admin', { ...MONTHLY, from: '2026-12-02' }))).toEqual(['regime-not-at-start']);
  expect(reasons(await adopt('admin', { ...MONTHLY, from: '2026-11-01' }))).toContain('regime-from-tomorrow');
  expect(reasons(await adopt('admin', { ...MONTHLY, period: 'week', from: '2026-11-30' }))).toEqual([
    'regime-other-period',
  ]);
  expect((await adopt('admin', { ...MONTHLY, regime: 'none' })).status).toBe(404);
  expect((await ward.get('admin', '/studio')).at('drafts')).toEqual([]);
});

it('somebody else puts the whole regime into force, and its months are there from that day on', async () => {
  await password(WEDNESDAY);
  const made = await adopt('admin', MONTHLY);
  expect(made.status).toBe(200);
  const path = `/studio/drafts/${String(made.at('id'))}`;
  const draft = await ward.get('tam', path);
  expect([draft.at('state'), draft.at('may'), draft.at('check.faults')]).toEqual([
    ...['proposed', ['activate', 'decline'], []],
  ]);
  const beside = draft.at('together') as readonly { readonly id: number }[];
  expect(beside.length).toBe(1);
  expect((await activate(made.at('id'), draft.at('version'))).status).toBe(200);
  expect((await ward.get('tam', `/studio/drafts/${beside[0]?.id}`)).at('state')).toBe('activated');
  await later('2026-11-30T03:00:00.000Z');
  expect([await longer('lan', '2026-M11'), await longer('lan', '2026-Q4')]).toEqual([[], []]);
  await later('2026-12-01T03:00:00.000Z');
  expect(await longer('lan', '2026-M12')).toEqual(['335-civil-servant']);
  expect(await longer('minh', '2026-M12')).toEqual(['335-leader']);
  expect([await longer('lan', '2026-Q4'), await longer('lan', '2026-Y')]).toEqual([[], []]);
  const own = await (await ward.server.signInAs(ward.id('lan'), 't1')).get(
    '/periods/2026-M12/records?part=mine',
  );
  expect(own.at('items.0.state')).toBe('open');
});

it('another regime takes its place at the turn of the year; months of one and quarters of the other never run at once', async () => {
  const admin = await ward.server.signInAs(ward.id('admin'), 't1');
  await password('2026-12-01T03:00:00.000Z');
  const next = { regime: 'thanh-hoa-1053', period: 'month', from: '2027-01-01' };
  const all = (await admin.get('/studio')).at('regimes') as readonly Regime[];
  expect(all.find((one) => one.regime === next.regime)).toMatchObject({
    ...{ followed: null, competes: ['335-2025'] },
  });
  expect(all.find((one) => one.regime === '335-2025')?.followed).toEqual({
    kind: 'month',
    from: '2026-12-01',
  });
  const again = { regime: '335-2025', from: '2027-01-01', ends: [] };
  expect(reasons(await admin.post('/studio/regimes', { ...again, period: 'month' }))).toEqual([
    'regime-followed-already',
  ]);
  const made = await admin.post('/studio/regimes', { ...next, ends: ['335-2025'] });
  expect(made.status).toBe(200);
  // Given back, changed by nobody, proposed anew: the five go one way.
  const tam = await ward.server.signInAs(ward.id('tam'), 't1');
  await password('2026-12-01T03:00:00.000Z');
  const path = `/studio/drafts/${String(made.at('id'))}`;
  const act = async (who: typeof tam, what: object) => {
    const version = (await tam.get(path)).at('version');
    return who.post(`${path}/acts`, { ...what, version });
  };
  expect((await act(tam, { act: 'decline', reason: 'Chờ ý kiến cấp uỷ' })).status).toBe(200);
  const states = async () =>
    ((await tam.get('/studio')).at('drafts') as readonly { readonly state: string }[])
      .map(({ state }) => state)
      .toSorted();
  expect(await states()).toEqual([...Array(2).fill('activated'), ...Array(5).fill('draft')]);
  expect((await act(admin, { act: 'propose' })).status).toBe(200);
  expect((await act(tam, { act: 'activate' })).status).toBe(200);
  expect(await states()).toEqual(Array(7).fill('activated'));
  await later('2026-12-31T03:00:00.000Z');
  expect(await longer('lan', '2026-M12')).toEqual(['335-civil-servant']);
  await later('2027-01-01T03:00:00.000Z');
  expect(await longer('lan', '2027-M01')).toEqual(['thanh-hoa-1053-staff']);
  expect(await longer('minh', '2027-M01')).toEqual(['thanh-hoa-1053-leader']);
  const troubles: unknown[] = [];
  await verifyTenant(ward.body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
  // Taken out of its bundle, a draft could be activated without those it goes together with.
  const id = Number(made.at('id'));
  await ward.body.sql('update rulebook_draft set bundle = null where tenant_id = 1 and id = $1', [id]);
  await verifyTenant(ward.body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toMatchObject([{ kind: 'rulebook-draft', id, code: 'state-differs' }]);
});

it('a changed number takes the article that changed it; what rests on none is counted for whoever signs', async () => {
  const hands = {
    admin: await ward.server.signInAs(ward.id('admin'), 't1'),
    tam: await ward.server.signInAs(ward.id('tam'), 't1'),
  };
  await password(ward.server.clock.now);
  const start = { from: 'version', rulebook: '8679-weekly', version: 2 };
  const path = `/studio/drafts/${String((await hands.admin.post('/studio/drafts', start)).at('id'))}`;
  const draft = await hands.admin.get(path);
  const before = draft.at('base') as Rulebook;
  expect([before.id, before.version]).toEqual(['8679-weekly', 2]);
  const edited = async (source: unknown, edits: readonly { path: readonly string[]; value: unknown }[]) => {
    const answer = await hands.admin.post('/studio/edit', { source, edits });
    return { ...answer, source: answer.at('source') as string, check: answer.at('check') as Check };
  };
  const act = async (body: object, who: keyof typeof hands = 'admin') => {
    const version = (await hands[who].get(path)).at('version');
    return (await hands[who].post(`${path}/acts`, { ...body, version })).status;
  };
  const effect = async () => (await hands.tam.get(path)).at('effect');
  // Excellent from 89.5, with the examples that follow.
  const moved = await edited(draft.at('source'), [
    { path: ['validFrom'], value: '2027-02-01' },
    { path: ['levels', '0', 'from', 'value'], value: 8950 },
    { path: ['levels', '1', 'to', 'value'], value: 8950 },
  ]);
  const meant = moved.check.faults.map(({ path: of, params }) => ({ path: of, value: params.found ?? null }));
  const next = await edited(moved.source, meant);
  expect(next.check.faults).toEqual([]);
  const bases = (of: Check) =>
    changesOf(before, of.rulebook).map((one) => `${one.path.join('.')} ${one.basis}`);
  expect(bases(next.check)).toEqual(['levels.0 none', 'levels.1 none']);
  expect(await act({ act: 'save', source: next.source })).toBe(200);
  expect(await act({ act: 'propose' })).toBe(200);
  expect(await effect()).toMatchObject({ unfounded: 2 });
  expect(await act({ act: 'decline', reason: 'Ghi căn cứ' }, 'tam')).toBe(200);
  const law = { document: '12-QĐ/TU', where: 'Điều 2', confidence: 'A', note: null };
  const [, good] = before.levels;
  const kept = keptCitation(good?.citation ?? before.citation, 'Mức dưới giữ nguyên văn');
  const cited = await edited(next.source, [
    { path: ['levels', '0', 'citation'], value: law },
    { path: ['levels', '1', 'citation'], value: kept },
  ]);
  expect(bases(cited.check)).toEqual(['levels.0 new', 'levels.1 kept']);
  // Others that shared the citation keep it.
  expect(cited.check.rulebook.levels[2]?.citation).toEqual(before.levels[2]?.citation);
  const entered = plainInput({ quality: 3600, progress: 3500, conduct: 1850 });
  const why = (of: Rulebook) => evaluate(of, entered).level.steps.map(({ citation }) => citation.document);
  expect([why(before), why(cited.check.rulebook)]).toEqual([['8679-CV/BTCTW'], ['12-QĐ/TU']]);
  const refused = async (path: readonly string[], value: object) =>
    (await edited(next.source, [{ path, value }])).status;
  // No citation stands there; a citation that is none.
  expect(await refused(['levels', '0', 'key'], law)).toBe(422);
  const there = ['levels', '0', 'citation'];
  expect(await refused(there, { ...law, confidence: 'Z' })).toBe(400);
  expect(await refused(there, { document: 'x' })).toBe(400);
  expect(await act({ act: 'save', source: cited.source })).toBe(200);
  await password(ward.server.clock.now);
  expect(await act({ act: 'propose' })).toBe(200);
  expect(await effect()).toMatchObject({ unfounded: 0 });
});
