// Every read anybody can make, replayed by everybody else, in the own body and in the other: planted words come back to
// those alone who may read them, and a record that is not seen is not found, whichever way one asks for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEEK } from '../builders/body.ts';
import { SERVED, type ServedBody, type Who } from '../organization/served-body.ts';
import type { Answer } from '../server/browser.ts';
import { attackedBody, CANARIES, type Canary, EVERYBODY } from './attacked-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await attackedBody();
});
afterAll(() => served.drop());

/** Who may meet each word anywhere; `culture` is the department of lan, binh and tam, `economy` that of yen. */
const ABOVE: readonly Who[] = ['chair', 'office', 'inspector'];
const READERS: Readonly<Record<Canary, readonly Who[]>> = {
  draft: ['yen'],
  openReport: ['binh'],
  filedReport: ['lan', 'nam', 'minh', 'cultureOffice', ...ABOVE],
  scoreComment: ['lan', 'nam', 'minh', 'cultureOffice', ...ABOVE],
  returnReason: ['yen', 'hai', 'dung', ...ABOVE],
  dissent: ['lan', 'nam', 'minh', 'cultureOffice', ...ABOVE],
  absenceNote: ['tam', 'minh', 'cultureOffice', 'chair', 'office'],
  delegation: ['minh', 'chair', 'cultureOffice', 'office'],
  difficulty: ['yen', 'dung', ...ABOVE],
  task: ['lan', 'nam', 'minh', 'cultureOffice', ...ABOVE],
  // Declared hours are for who scores and heads: the Office and inspectors see the task, not the hours (decision 54).
  hours: ['lan', 'nam', 'minh', 'chair'],
  evidence: ['lan', 'nam', 'minh', 'cultureOffice', ...ABOVE],
  fact: ['lan', 'nam', 'minh', 'cultureOffice', ...ABOVE],
  // Of the unit, and so of everybody's work in it and under it.
  goal: ['lan', 'binh', 'nam', 'thu', 'tam', 'minh', 'cultureAdmin', 'cultureOffice', ...ABOVE],
  meeting: ['lan'],
};

const PARTS = ['mine', 'score', 'approve', 'unit', 'reopen'];

async function addresses(): Promise<readonly string[]> {
  const rows = await served.body.sql<{ id: number }>(
    `select id::float8 as id from evaluation where tenant_id = 1 and week_start = '2026-11-16' order by id`,
  );
  const people = EVERYBODY.map((who) => served.id(who));
  const units = Object.keys(SERVED.units).map((_, index) => index + 1);
  return [
    ...['/session', '/sessions', '/today', '/delegations', '/absences', '/units', '/roles', '/imports'],
    ...[`/weeks/${WEEK}`, '/calendar/2026', '/rulebook', '/accounts?limit=200'],
    ...['hoangyen', 'nguyen', 'lan', ''].map((q) => `/people?q=${q}&limit=50`),
    ...PARTS.map((part) => `/evaluations?week=${WEEK}&part=${part}&limit=200`),
    ...units.flatMap((id) => [
      `/units/${id}/weeks/${WEEK}`,
      `/units/${id}/post-map`,
      `/absences?unit=${id}`,
      `/evaluations?week=${WEEK}&part=unit&unit=${id}&limit=200`,
      `/units?under=${id}`,
    ]),
    ...people.map((id) => `/people/${id}`),
    ...(await workAddresses()),
    ...rows.map(({ id }) => `/evaluations/${id}`),
  ];
}

/** Work and what is said beside results, asked for by every number there may be. */
async function workAddresses(): Promise<readonly string[]> {
  const { id: record } = await served.body.evaluation('lan');
  const lan = served.id('lan');
  const units = Object.keys(SERVED.units).map((_, index) => index + 1);
  const quarter = 'period=2026-Q4';
  return [
    ...[`/own-work/weeks/${WEEK}`, `/own-work/weeks/${WEEK}/report`, `/own-work/unit-weeks/${WEEK}`],
    ...['/own-work/wordings', '/own-work/waiting', '/own-work/assignees', `/own-work/periods/2026-Q4/lines`],
    ...[`/own-work/periods/2026-Q4/lines?person=${lan}`, '/goals', '/goals?task=1', '/tasks/1', '/tasks/2'],
    ...[
      '/tasks/1/evidence',
      '/evidence/1/file',
      '/own-diaries',
      '/catalogue',
      '/catalogue/choice',
      '/own-data',
    ],
    ...[`/catalogue/choice?person=${lan}`, '/difficulties?state=all', '/difficulties?state=all&item=1'],
    ...['/talks?state=all', '/talks/1', '/messages', `/evaluations/${record}/facts`, '/connectors', '/log'],
    ...[`/evaluations/${record}/seal`, `/period-records/${record}`, `/why/record/${record}?${quarter}`],
    ...[`/board/${WEEK}`, `/board/${WEEK}/reminder`, `/board/${WEEK}/hand-over?person=${lan}&action=score`],
    ...[`/people/${lan}/roll-ups`, `/why/person/${lan}?${quarter}`, '/quotas/2026-Q4', '/past-weeks/imports'],
    ...['/past-weeks/1', '/studio', '/organization-health', `/periods/${WEEK}/records?part=unit&unit=2`],
    ...units.flatMap((id) => [
      ...[`/units/${id}/tasks`, `/units/${id}/plan?${quarter}`, `/units/${id}/recurring`],
      ...[`/board/${WEEK}?unit=${id}`, `/units/${id}/weeks/${WEEK}/summary`, `/units/${id}/periods/2026-Q4`],
      ...[`/difficulties?state=all&unit=${id}`, `/roll-ups/2026-Q4?unit=${id}`],
      `/units/${id}/position-statistics?from=2026-11-01&to=2026-12-01`,
    ]),
  ];
}

const met = (answer: Answer) =>
  (Object.keys(CANARIES) as Canary[]).filter((canary) => answer.text.includes(CANARIES[canary]));

interface Reads {
  readonly words: ReadonlySet<Canary>;
  readonly strange: readonly string[];
}

async function readAll(who: Who, tenant: 1 | 2, paths: readonly string[]): Promise<Reads> {
  const words = new Set<Canary>();
  const strange: string[] = [];
  for (const path of paths) {
    const answer = await served.get(who, path, tenant);
    for (const canary of met(answer)) words.add(canary);
    if (![200, 403, 404].includes(answer.status)) strange.push(`${path} ${answer.status}`);
    if (tenant === 2 && answer.status === 200 && answer.text.includes('Nguyễn'))
      strange.push(`${path} leaks`);
  }
  return { words, strange };
}

describe('every read by everybody', () => {
  it('gives planted words to their readers alone, and to each of them somewhere', {
    timeout: 180_000,
  }, async () => {
    const paths = await addresses();
    const found = new Map<Canary, Who[]>();
    const reads = await Promise.all(
      EVERYBODY.map(async (who) => [who, await readAll(who, 1, paths)] as const),
    );
    for (const [who, { words, strange }] of reads) {
      expect(strange, who).toEqual([]);
      for (const canary of words) found.set(canary, [...(found.get(canary) ?? []), who]);
    }
    const sorted = (list: readonly Who[] = []) => [...list].sort();
    for (const canary of Object.keys(CANARIES) as Canary[])
      expect([canary, sorted(found.get(canary))]).toEqual([canary, sorted(READERS[canary])]);
  });

  it('gives the other body none of them, and none of its names', async () => {
    const paths = await addresses();
    for (const who of ['chair', 'office', 'admin'] as const) {
      const { words, strange } = await readAll(who, 2, paths);
      expect([who, [...words], strange]).toEqual([who, [], []]);
    }
  });

  it('answers alike for the record, its form and its workbook, and for acts on what is not seen', async () => {
    for (const owner of ['lan', 'yen'] as const) {
      const { id } = await served.body.evaluation(owner);
      for (const who of EVERYBODY) {
        const seen = (await served.get(who, `/evaluations/${id}`)).status;
        expect([200, 404]).toContain(seen);
        expect((await served.get(who, `/evaluations/${id}/form`)).status, `${who} form`).toBe(seen);
        expect((await served.get(who, `/evaluations/${id}/form.xlsx`)).status, `${who} xlsx`).toBe(seen);
        if (seen === 200) continue;
        const act = await served.post(who, `/evaluations/${id}/acts`, { act: 'view', version: 1 });
        expect([who, act.status, act.at('code')]).toEqual([who, 404, 'not-found']);
        expect(act.at('refusals')).toBeUndefined();
      }
    }
  });
});
