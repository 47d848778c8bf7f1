// People, posts, units and what was stated about them: rows against what the acts on the organisation say they wrote.
import type { Tx } from '../store/transaction.ts';
import {
  type OrganizationTold,
  organizationTold,
  personRows,
  postRows,
  readingRows,
  remindersAstray,
  type StatedRow,
  statedRows,
  type TreeRow,
  treeRows,
} from '../store/verify-organization.ts';
import { DIGEST_KEY, personDigest, postDigest, unitDigest } from './organization-digests.ts';
import type { Trouble } from './verify-range.ts';

type Report = (trouble: Trouble) => void;
type Code = 'state-differs' | 'state-missing' | 'history-missing';

/** A row as an act wrote it; `key` null when its words were erased: then only that the row is there can be asked. */
interface Digested {
  readonly key: string | null;
  readonly digest: unknown;
}

interface ToldTree {
  readonly from: unknown;
  readonly units: ReadonlyMap<number, Digested>;
}

interface Told {
  readonly people: Map<number, Digested>;
  /** The first person added with a digest: those before are only compared from a change on. */
  firstPerson: number;
  readonly posts: Map<number, Digested>;
  readonly trees: Map<number, ToldTree>;
  readonly stated: Map<string, StatedRow | null>;
}

// A changed payload is told by its chain; here it must not keep the rest from being looked at.
type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const members = (value: unknown): readonly [number, unknown][] =>
  isObject(value) ? Object.entries(value).map(([id, one]) => [Number(id), one]) : [];
const objects = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.filter(isObject) : []);

const addedIn = (people: unknown): readonly number[] =>
  isObject(people) && Array.isArray(people.added) ? people.added.map(Number) : [];

const nameOf = ({ kind, id, of }: Pick<StatedRow, 'kind' | 'id' | 'of'>) => `${kind}/${id}/${of}`;

/** What an act states of one subject; `value` null: nothing any more. */
function statement({ act, actorId, payload }: OrganizationTold) {
  const { unitId, personId, side, group, from, name } = payload;
  const said = (kind: StatedRow['kind'], id: unknown, of: unknown, value: unknown) => ({
    ...{ kind, id: Number(id), of: String(of) },
    value: value === null ? null : String(value),
  });
  if (act === 'side-stated') return said('unit-side', unitId, '', side);
  if (act === 'group-stated') return said('person-group', personId, from, group);
  if (act === 'named') return said('body', 1, '', name);
  if (act === 'second-person-agree-off') return said('import-rule', 1, '', 'false -');
  if (act === 'second-person-propose-off') return said('import-rule', 1, '', `true ${actorId}`);
  return act.startsWith('second-person-') ? said('import-rule', 1, '', 'true -') : null;
}

function gather(acts: readonly OrganizationTold[]): Told {
  const told: Told = {
    people: new Map(),
    firstPerson: Number.POSITIVE_INFINITY,
    posts: new Map(),
    trees: new Map(),
    stated: new Map(),
  };
  for (const act of acts) {
    const { key, payload } = act;
    for (const [id, digest] of members(payload.digests)) told.people.set(id, { key, digest });
    if (payload.digests !== undefined)
      told.firstPerson = addedIn(payload.people).reduce((first, id) => Math.min(first, id), told.firstPerson);
    for (const { id, digest } of objects(payload.posts))
      if (digest !== undefined) told.posts.set(Number(id), { key, digest });
    for (const { version, from, digests } of objects(payload.trees)) {
      const units = new Map(members(digests).map(([id, digest]) => [id, { key, digest }]));
      told.trees.set(Number(version), { from, units });
    }
    const said = statement(act);
    if (said !== null) {
      const { value } = said;
      told.stated.set(nameOf(said), value === null ? null : { ...said, value });
    }
  }
  return told;
}

/** Numbers count from 1: what has a lower one was never there before. */
const isLater = (id: number, first: number) => id > first || id < 1;

interface Compared<Row> {
  readonly rows: readonly Row[];
  readonly told: ReadonlyMap<number, Digested>;
  /** Rows with a lower number were there before digests were recorded. */
  readonly first: number;
  readonly digestOf: (key: string, row: Row) => string;
  readonly tell: (id: number, code: Code) => void;
}

function compare<Row extends { readonly id: number }>({ rows, told, first, digestOf, tell }: Compared<Row>) {
  const left = new Set(told.keys());
  for (const row of rows) {
    left.delete(row.id);
    const one = told.get(row.id);
    if (one === undefined && isLater(row.id, first)) tell(row.id, 'history-missing');
    if (one !== undefined && one.key !== null && digestOf(one.key, row) !== one.digest)
      tell(row.id, 'state-differs');
  }
  for (const id of left) tell(id, 'state-missing');
}

const least = (told: ReadonlyMap<number, unknown>) =>
  [...told.keys()].reduce((first, id) => Math.min(first, id), Number.POSITIVE_INFINITY);

const teller = (report: Report, kind: string, detail: string) => (id: number, code: Code) =>
  report({ kind, id, seq: null, code, detail });

function compareTrees(rows: readonly TreeRow[], told: Told['trees'], report: Report): void {
  const first = least(told);
  const left = new Set(told.keys());
  for (const { id, from, units } of rows) {
    left.delete(id);
    const tell = teller(report, 'organization-version', '');
    const tree = told.get(id);
    if (tree === undefined) {
      if (isLater(id, first)) tell(id, 'history-missing');
      continue;
    }
    if (tree.from !== from)
      report({ kind: 'organization-version', id, seq: null, code: 'state-differs', detail: 'from' });
    const unit = teller(report, 'unit', `version ${id}`);
    compare({ rows: units, told: tree.units, first: 0, digestOf: unitDigest, tell: unit });
  }
  for (const id of left)
    report({ kind: 'organization-version', id, seq: null, code: 'state-missing', detail: '' });
}

function compareStated(rows: readonly StatedRow[], told: Told['stated'], report: Report): void {
  const left = new Map(told);
  for (const row of rows) {
    const said = left.get(nameOf(row));
    left.delete(nameOf(row));
    const { kind, id, of: detail, value } = row;
    // The name a body was founded with is no act of its own.
    if (said === undefined && kind === 'body') continue;
    if (!said) report({ kind, id, seq: null, code: 'history-missing', detail });
    else if (said.value !== value) report({ kind, id, seq: null, code: 'state-differs', detail });
  }
  for (const said of left.values())
    if (said !== null)
      report({ kind: said.kind, id: said.id, seq: null, code: 'state-missing', detail: said.of });
}

/** Confirmed readings let a regulation decide: each is one that an approver confirmed, by whom, when and by what document. */
async function compareReadings(tx: Tx, tenantId: number, report: Report): Promise<void> {
  const { rows, told } = await readingRows(tx, tenantId);
  const left = new Map(told.map((one) => [one.reading, one]));
  for (const row of rows) {
    const one = left.get(row.reading);
    left.delete(row.reading);
    const tell = (code: Code, detail: string) =>
      report({ kind: 'rulebook-reading', id: one?.id ?? 0, seq: null, code, detail });
    if (one === undefined) tell('history-missing', row.reading);
    const fields = (['by', 'at', 'documentNumber'] as const).filter(
      (field) =>
        one !== undefined && one[field] !== row[field] && (field !== 'documentNumber' || one[field] !== null),
    );
    if (fields.length > 0) tell('state-differs', `${row.reading}: ${fields.join(', ')}`);
  }
  for (const { id, reading } of left.values())
    report({ kind: 'rulebook-reading', id, seq: null, code: 'state-missing', detail: reading });
}

export async function compareOrganization(tx: Tx, tenantId: number, report: Report): Promise<void> {
  const told = gather(await organizationTold(tx, tenantId, DIGEST_KEY));
  const { people, posts } = told;
  compareTrees(await treeRows(tx, tenantId), told.trees, report);
  compare({
    ...{ rows: await personRows(tx, tenantId), told: people, first: told.firstPerson },
    ...{ digestOf: personDigest, tell: teller(report, 'person', '') },
  });
  compare({
    ...{ rows: await postRows(tx, tenantId), told: posts, first: least(posts) },
    ...{ digestOf: postDigest, tell: teller(report, 'post', '') },
  });
  compareStated(await statedRows(tx, tenantId), told.stated, report);
  await compareReadings(tx, tenantId, report);
  for (const { id, reminder, isRow } of await remindersAstray(tx, tenantId))
    report({
      kind: 'reminder',
      id,
      seq: null,
      code: isRow ? 'history-missing' : 'state-missing',
      detail: reminder,
    });
}
