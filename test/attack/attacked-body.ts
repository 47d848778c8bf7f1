// The two wards under attack: a week in every state, words of every kind, and everybody signed in and stepped up.
import { aReport } from '../builders/body.ts';
import type { TestDatabase } from '../database.ts';
import { SERVED, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';
import { fileForm } from '../server/browser.ts';
import { NOW } from '../server/start.ts';

export const EVERYBODY = Object.keys(SERVED.people) as Who[];

/** Words nobody but a few may read; each is planted once, in one body. */
export const CANARIES = {
  draft: 'hoangyen-nhap',
  openReport: 'hoangyen-rut-lai',
  filedReport: 'hoangyen-bao-cao',
  scoreComment: 'hoangyen-nhan-xet',
  returnReason: 'hoangyen-tra-lai',
  dissent: 'hoangyen-y-kien',
  absenceNote: 'hoangyen-om',
  delegation: 'hoangyen-uy-quyen',
  difficulty: 'hoangyen-kho-khan',
  task: 'hoangyen-nhiem-vu',
  hours: 'hoangyen-gio-lam',
  evidence: 'hoangyen-minh-chung',
  fact: 'hoangyen-su-viec',
  goal: 'hoangyen-chi-tieu',
  meeting: 'hoangyen-lich-hop',
} as const;
export type Canary = keyof typeof CANARIES;

async function plantWeek({ body }: ServedBody): Promise<void> {
  const does = body.does;
  await does('binh', 'submit', { of: 'binh', report: aReport(CANARIES.openReport) });
  await does('binh', 'withdraw', { of: 'binh' });
  await does('lan', 'submit', { of: 'lan', report: aReport(CANARIES.filedReport) });
  await does('nam', 'score', {
    of: 'lan',
    entered: { quality: 3000, progress: 3000, conduct: 1500 },
    comment: CANARIES.scoreComment,
  });
  await does('minh', 'approve', { of: 'lan' });
  await does('lan', 'dissent', { of: 'lan', comment: CANARIES.dissent });
  await does('yen', 'submit', { of: 'yen' });
  await does('hai', 'return', { of: 'yen', comment: CANARIES.returnReason });
  await does('thu', 'submit', { of: 'thu' });
}

async function plantWords(served: ServedBody): Promise<void> {
  const { body, post } = served;
  const draft = {
    version: 0,
    body: { entered: {}, report: aReport(CANARIES.draft), comment: CANARIES.draft },
  };
  const open = await body.evaluation('yen');
  const kept = await (await served.as('yen')).put(`/evaluations/${open.id}/draft`, draft);
  const absence = await post('minh', '/absences', {
    ...{ personId: served.id('tam'), kind: 'leave', from: '2026-11-23', to: '2026-11-24' },
    ...{ note: CANARIES.absenceNote, documentNumber: null },
  });
  const delegation = await post('minh', '/delegations', {
    ...{ delegateId: served.id('chair'), actions: ['approve'], from: '2026-11-18', to: '2026-11-20' },
    documentNumber: CANARIES.delegation,
  });
  const planted = [kept, absence, delegation].map((answer) => answer.status);
  if (planted.some((status) => status !== 200)) throw new Error(`not planted: ${planted.join(' ')}`);
}

/** Work, what shows it, and what is said beside results. */
async function plantWork(served: ServedBody): Promise<void> {
  const { body, post, id, unit } = served;
  const task = await post('minh', '/tasks', {
    ...{
      act: 'assign',
      title: CANARIES.task,
      product: '',
      responsibility: '',
      authority: '',
      important: false,
    },
    ...{ itemId: null, quantity: 1, starts: '2026-11-16', due: '2026-11-20', goalId: null },
    ...{ shares: [{ personId: id('lan'), role: 'lead', share: 100 }], sudden: false, reason: '' },
  });
  const taskId = task.at('id');
  const line = {
    ...{ text: CANARIES.hours, title: 'x', done: null, due: null, minutes: 60, tags: [], day: '2026-11-18' },
    taskId,
  };
  const file = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', `SUMMARY:${CANARIES.meeting}`];
  const times = ['DTSTART:20261118T010000Z', 'DTEND:20261118T020000Z', 'END:VEVENT', 'END:VCALENDAR'];
  const lan = await served.as('lan');
  const { id: record } = await body.evaluation('lan');
  const goal = { period: '2026-Q4', title: CANARIES.goal, product: '', target: null, itemId: null };
  const breach = {
    class: 'breach',
    breach: 'hours',
    day: '2026-11-18',
    article: 'Điều 5',
    evidence: 'Sổ trực',
  };
  const planted = [
    task,
    await post('lan', '/own-work/entries', { lines: [line] }),
    await post('lan', `/tasks/${taskId}/evidence`, { kind: 'document', name: CANARIES.evidence }),
    await post('nam', `/evaluations/${record}/facts`, { ...breach, what: CANARIES.fact }),
    await post('minh', `/units/${unit('culture')}/goals`, goal),
    await post('yen', '/difficulties', { unit: unit('economy'), class: 'work', text: CANARIES.difficulty }),
    await lan.send(
      'POST',
      '/api/v1/own-diaries/files',
      fileForm('lan.ics', [...file, ...times].join('\r\n')),
    ),
  ];
  if (planted.some(({ status }) => status !== 200))
    throw new Error(`not planted: ${planted.map(({ status, text }) => `${status} ${text}`).join(' ')}`);
}

/** Two bodies alike; the words stand in the first alone. */
export async function attackedBody(given?: TestDatabase) {
  const served = await servedBody(undefined, given);
  await plantWeek(served);
  await plantWords(served);
  await plantWork(served);
  for (const who of EVERYBODY) for (const tenant of [1, 2] as const) await served.as(who, tenant);
  // The builders number their roles by hand; those granted under attack come after them.
  await served.body.sql(`insert into id_counter values (1, 'role-grant', 1000), (2, 'role-grant', 1000)`);
  await served.body.sql('update session set step_up_at = $1', [served.server.clock.now ?? NOW]);
  return served;
}
