// Who opens which page of the sample, and at which address: one line for every pattern of the router. What an address
// needs is found through the API; the few things a fresh sample does not hold (a connector, a draft, a past week) are made.
import { readFile } from 'node:fs/promises';
import { loginBase } from '../../src/app/login-names.ts';
import { CAST, type CastRole } from '../../src/cli/demo/cast.ts';
import { weekInPath } from '../../src/contract/addresses.ts';
import { addWeeks } from '../../src/domain/period/week.ts';
import { periodInPath } from '../../src/web/place.ts';
import type { Asker } from './asker.ts';

/** Somebody of the sample, or nobody: pages before signing in. */
export type Visitor = CastRole | 'nobody';
export interface Visit {
  readonly pattern: string;
  readonly as: Visitor;
  readonly address: string;
}

type Find = (as: Asker) => Promise<string> | string;
/** Without an address the pattern is one. */
type Line = readonly ['nobody', string?] | readonly [CastRole, (Find | string)?];

const lastWeek = (as: Asker) => addWeeks(as.week, -1);
const ownRecord = (as: Asker) => as.read(`/evaluations?week=${lastWeek(as)}&part=mine`, 'items.0.id');
const running = (as: Asker) => as.read<string>('/periods', 'running.0');
const inRunning = async (as: Asker) => periodInPath(await running(as));

/** A task of last week the person has not delivered: everything may still be done with it. */
async function openTask(as: Asker): Promise<number | undefined> {
  const path = `/own-work/weeks/${lastWeek(as)}`;
  const tasks = await as.read<{ id: number; state: string }[]>(path, 'tasks');
  return tasks.find(({ state }) => state === 'open')?.id;
}

/** A week of before the product, taken over from one of the forms that come with the sample. */
async function pastWeek(office: Asker): Promise<string> {
  const name = 'tuan-44-06.xlsx';
  const bytes = await readFile(new URL(`../../demo/input/phieu-tuan/${name}`, import.meta.url));
  const person = await office.send('/past-weeks/rehearsals', { name, bytes }, 'forms.0.person.id');
  await office.send('/past-weeks/imports', { name, bytes }, 'leftOut');
  return `/phieu-cu/${await office.read(`/people/${person}`, 'pastWeeks.0.id')}`;
}

async function draft(editor: Asker): Promise<string> {
  const [base] = await editor.read<{ rulebook: string; version: number }[]>('/studio', 'versions');
  const from = { from: 'version', rulebook: base?.rulebook, version: base?.version };
  const make = () => editor.make('/studio/drafts', from, 'id');
  return `/quan-tri/quy-dinh/${await editor.read('/studio', 'drafts.0.id').catch(make)}`;
}

async function connector(admin: Asker): Promise<string> {
  return `/quan-tri/ket-noi/${await admin.read('/connectors', 'items.0.id')}`;
}

/** A list of work with one good row and one trouble. */
async function workList(admin: Asker): Promise<string> {
  const rows = [
    'Mã việc;Người thực hiện;Nội dung công việc;Ngày giao;Hạn xử lý',
    `DS-1;${loginBase(CAST.clerk)};Trả lời công văn 214;16/11/2026;20/11/2026`,
    'DS-2;khong-ai;Lập báo cáo tháng;31/02/2026;20/11/2026',
  ];
  const id = await admin.read('/connectors', 'items.0.id');
  const file = { name: 'viec.csv', bytes: Buffer.from(rows.join('\n')) };
  return `/quan-tri/ket-noi/${id}/tep/${await admin.send(`/connectors/${id}/lists`, file, 'id')}`;
}

async function whyOfPeriod(as: Asker): Promise<string> {
  const path = `/people/${as.personId}/roll-ups`;
  const [period, regime] = [
    await as.read<string>(path, 'items.0.period'),
    await as.read<string>(path, 'items.0.regime'),
  ];
  return `/vi-sao/person/${as.personId}/${periodInPath(period)}/${regime}`;
}

const LINES: Readonly<Record<string, Line>> = {
  '/dang-nhap': ['nobody'],
  '/kich-hoat': ['nobody'],
  '/thiet-lap': ['nobody', '/thiet-lap#token=abcdefghijklmnopqrstuvwxyz'],
  '/mat-khau': ['clerk'],
  '/': ['clerk'],
  '/viec': ['clerk'],
  '/viec/cho-xet': ['manager'],
  '/viec/don-vi': ['authority'],
  '/viec/$task': ['clerk', async (as) => `/viec/${await openTask(as)}`],
  '/don-vi': ['office'],
  '/don-vi/$unit': ['head', (as) => `/don-vi/${as.homeUnit}`],
  '/don-vi/$unit/ke-hoach': ['head', (as) => `/don-vi/${as.homeUnit}/ke-hoach`],
  '/don-vi/$unit/cong-viec': ['head', (as) => `/don-vi/${as.homeUnit}/cong-viec`],
  '/don-vi/$unit/tong-hop': ['leader', (as) => `/don-vi/${as.homeUnit}/tong-hop`],
  '/tuan/$week': ['clerk', (as) => `/tuan/${weekInPath(as.week)}`],
  '/ket-qua/$id': ['clerk', async (as) => `/ket-qua/${await ownRecord(as)}`],
  '/vi-sao/$of/$id': ['clerk', async (as) => `/vi-sao/record/${await ownRecord(as)}`],
  '/vi-sao/$of/$id/$period/$regime': ['clerk', whyOfPeriod],
  '/ky/$period': ['manager', async (as) => `/ky/${await inRunning(as)}`],
  '/ky/$period/$id': [
    'clerk',
    async (as) => `/ky/${await inRunning(as)}/${await as.read('/periods', 'mine.0.id')}`,
  ],
  '/ky/$period/duyet': ['leader', async (as) => `/ky/${await inRunning(as)}/duyet`],
  '/ky/$period/buoc': ['leader', async (as) => `/ky/${await inRunning(as)}/buoc`],
  '/ky/$period/don-vi/$unit': ['head', async (as) => `/ky/${await inRunning(as)}/don-vi/${as.homeUnit}`],
  '/ty-le/$period': ['leader', async (as) => `/ty-le/${await inRunning(as)}`],
  '/toi': ['clerk'],
  '/toi/phim-tat': ['manager'],
  '/quy-dinh': ['clerk'],
  '/danh-muc': ['office'],
  '/quan-tri/quy-dinh': ['regulation-editor'],
  '/quan-tri/quy-dinh/$id': ['regulation-editor', draft],
  '/tro-giup': ['head'],
  '/xu-ly': ['manager'],
  '/xu-ly/cham/$week': ['manager', (as) => `/xu-ly/cham/${weekInPath(as.week)}`],
  '/xu-ly/duyet/$week': ['authority', (as) => `/xu-ly/duyet/${weekInPath(as.week)}`],
  '/quan-tri/ra-soat': ['organization-admin'],
  '/quan-tri/nhap': ['organization-admin'],
  '/quan-tri/phieu-cu': ['organization-admin'],
  '/phieu-cu/$record': ['office', pastWeek],
  '/quan-tri/tai-khoan': ['organization-admin'],
  '/quan-tri/ket-noi': ['organization-admin'],
  '/quan-tri/ket-noi/$connector': ['organization-admin', connector],
  '/quan-tri/ket-noi/$connector/tep/$list': ['organization-admin', workList],
  '/quan-tri/phan-quyen': ['organization-admin'],
  '/quan-tri/nhom-nhiem-vu': ['organization-admin'],
  '/quan-tri/uy-quyen': ['authority'],
  '/quan-tri/nghi': ['organization-admin'],
  '/quan-tri/lich': ['office'],
  '/so-do-tham-quyen': ['organization-admin'],
  '/tim': ['inspector'],
  '/nguoi/$person': ['inspector', (as) => `/nguoi/${as.personId}`],
  '/nguoi/$person/gio': ['clerk', (as) => `/nguoi/${as.personId}/gio`],
  '/dinh-bien': ['leader'],
  '/van-phong': ['office'],
  '/van-phong/kho-khan': ['office'],
  '/van-phong/lam-viec': ['office'],
  '/van-phong/lam-viec/$id': [
    'office',
    async (as) => `/van-phong/lam-viec/${await as.read('/talks', 'items.0.id')}`,
  ],
  '/tong-hop': ['leader'],
  '/tong-hop/$period': ['office', async (as) => `/tong-hop/${await inRunning(as)}`],
  '/thong-bao': ['head'],
  '/thong-bao/$no': ['clerk', async (as) => `/thong-bao/${await as.read('/messages', 'items.0.no')}`],
  '/so-niem-phong': ['inspector'],
  '/mo-lai': ['leader'],
  '/$': ['inspector', '/khong-co-trang-nay'],
};

/** Patterns of the router without a line here, and lines whose pattern is gone: both must be mended by hand. */
export function strangers(patterns: readonly string[]): readonly string[] {
  const known = Object.keys(LINES);
  return [
    ...patterns.filter((pattern) => !known.includes(pattern)).map((pattern) => `not walked: ${pattern}`),
    ...known.filter((pattern) => !patterns.includes(pattern)).map((pattern) => `no such page: ${pattern}`),
  ];
}

/** The visits of these patterns, in their order; `ask` signs a role in. Throws, naming the page, when something is missing. */
export async function visitsOf(
  patterns: readonly string[],
  ask: (role: CastRole) => Promise<Asker>,
): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const pattern of patterns) {
    const line = LINES[pattern] ?? (['nobody'] as const);
    const place = line[1] ?? pattern;
    const address =
      line[0] === 'nobody' || typeof place === 'string' ? place : await place(await ask(line[0]));
    visits.push({ pattern, as: line[0], address: String(address) });
  }
  return visits;
}
