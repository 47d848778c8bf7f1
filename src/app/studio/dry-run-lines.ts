// A dry run in names: units and people for whoever may read them, as page, as file, and at the server's console.
import { placeOf } from '../../domain/rulebook/dry-run.ts';
import { formatPoints } from '../../domain/score/points.ts';
import { writeCsv } from '../../files/write-csv.ts';
import { writeWorkbook } from '../../files/write-xlsx.ts';
import { logEvents } from '../../store/event-log.ts';
import { type PersonName, personNames, type UnitName } from '../../store/names.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { type Span, type TryOut, tryOut } from './try-out.ts';

export interface Named {
  person(id: number): PersonName | null;
  /** Null for a unit of so few that its lines would tell of persons the reader may not read. */
  unit(of: Pick<TryOut['changes'][number], 'unitId' | 'period'>): UnitName | null;
}

interface Reader {
  readonly tenantId: number;
  readonly today: string;
}

/** Names of these people, and of every unit the run speaks of; `reach`: units whose people may be read, null for all. */
export async function namesIn(
  tx: Tx,
  { tenantId, today }: Reader,
  { changes, broken, few }: Pick<TryOut, 'changes' | 'broken' | 'few'>,
  personIds: readonly number[],
  reach: ReadonlySet<number> | null,
): Promise<Named & { readonly named: number }> {
  const people = await personNames(tx, tenantId, personIds);
  const version = await organizationVersionOn(tx, tenantId, today);
  const tree = version === null ? [] : await unitsOf(tx, tenantId, version);
  const wanted = new Set([...changes, ...broken].map((one) => one.unitId));
  const units = new Map(
    tree.filter((unit) => wanted.has(unit.id)).map(({ id, name, code }) => [id, { id, name, code }]),
  );
  return {
    named: people.size,
    person: (id) => people.get(id) ?? null,
    unit: (of) => {
      const isHidden = few.has(placeOf(of)) && reach !== null && !reach.has(of.unitId);
      return isHidden ? null : (units.get(of.unitId) ?? null);
    },
  };
}

const HEADING = [
  'period',
  'unit',
  'unit-name',
  'person',
  'level-before',
  'points-before',
  'level-after',
  'points-after',
  'moves',
];

/** Every change as CSV. */
export function changesCsv(changes: TryOut['changes'], named: Named): Buffer {
  const rows = changes.map((one) => [
    one.period,
    named.unit(one)?.code ?? '',
    named.unit(one)?.name ?? '',
    named.person(one.personId)?.name ?? '',
    one.before.level ?? '',
    formatPoints(one.before.total, 'en'),
    one.after.level ?? '',
    one.after.total === null ? '' : formatPoints(one.after.total, 'en'),
    one.moves,
  ]);
  return Buffer.from(writeCsv([HEADING, ...rows]), 'utf8');
}

/** Every change as a workbook; headings come from the caller's words. */
export function changesWorkbook(
  changes: TryOut['changes'],
  named: Named,
  say: (id: string) => string,
): Promise<Uint8Array> {
  const points = (total: number | null) => (total === null ? null : total / 100);
  const isNumber = (key: string) => key.startsWith('points');
  return writeWorkbook({
    sheets: [
      {
        name: say('studio.tryChanges'),
        columns: HEADING.map((key) => ({
          heading: say(`studio.file.${key}`),
          width: isNumber(key) ? 14 : 26,
          kind: isNumber(key) ? ('number' as const) : ('text' as const),
        })),
        rows: changes.map((one) => [
          one.period,
          named.unit(one)?.code ?? '',
          named.unit(one)?.name ?? '',
          named.person(one.personId)?.name ?? '',
          ...[one.before.level ?? '', points(one.before.total)],
          ...[one.after.level ?? '', points(one.after.total)],
          say(`studio.moves.${one.moves}`),
        ]),
      },
    ],
  });
}

/** From the server's console: everybody by name, for whoever stands there reads the database anyway. Noted in the log. */
export async function dryRunFromConsole(
  context: Pick<AppContext, 'pool'>,
  reader: Reader & { readonly now: string },
  rulebook: Parameters<typeof tryOut>[3],
  span: Partial<Span>,
): Promise<{ readonly result: TryOut; readonly named: Named }> {
  const { tenantId, today, now } = reader;
  const result = await tryOut(context, tenantId, today, rulebook, span);
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  const named = await inTransaction(context.pool, scope, async (tx) => {
    const ids = result.changes.map((one) => one.personId);
    const names = await namesIn(tx, reader, result, ids, null);
    await logEvents(tx, tenantId, [{ kind: 'dry-run', at: now, detail: { named: names.named } }]);
    return names;
  });
  return { result, named };
}
