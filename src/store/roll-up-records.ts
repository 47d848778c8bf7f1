// The records longer periods are made of: of some people, or of everybody in one pass.
import type { SubjectKind } from '../domain/evaluation/shape.ts';
import type { PartFacts } from '../domain/rollup/shape.ts';
import { exactTotal, type SourceRow, type Sources } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

type RawSource = Omit<SourceRow, 'total' | 'facts'> & {
  readonly flags: PartFacts['flags'] | null;
  readonly work: Pick<PartFacts, 'lines' | 'shares'> | null;
  readonly total: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
};

/** Most records are weeks of plain points, without facts; lines of work are read where a level follows from them ($3). */
const COLUMNS = `e.id, e.person_id as "personId", e.unit_id as "unitId", e.rulebook_id as "rulebookId",
  e.period_kind as kind, e.week_start as start, e.slice_from as "from", e.slice_to as "to",
  e.state in ('approved', 'closed') as decided, e.counted, e.not_counted_kind as why, e.total, e.level,
  e.total_numerator::text as numerator, e.total_denominator::text as denominator,
  e.f_approver #> '{facts,flags}' as flags,
  case when e.rulebook_id = any ($3::text[]) then e.f_approver #> '{facts}' end as work`;

const NO_WORK = { lines: [], shares: {} };

/** Field by field: copying the rest of a row costs as much as reading it. */
function sourceOf(row: RawSource): SourceRow {
  const { flags, work } = row;
  const { lines, shares } = work ?? NO_WORK;
  return {
    ...{ id: row.id, personId: row.personId, unitId: row.unitId, rulebookId: row.rulebookId, kind: row.kind },
    ...{ start: row.start, from: row.from, to: row.to, decided: row.decided, counted: row.counted },
    ...{ why: row.why, level: row.level, total: exactTotal(row) },
    facts: flags === null ? null : { flags, lines, shares },
  };
}

/** Whose records: of these persons, or of these units themselves; of all when null. */
export interface Subjects {
  readonly subject: SubjectKind;
  readonly ids: readonly number[] | null;
}

/** Records of these rulebooks that begin in [from, to), in a fixed order. */
export async function recordsBetween(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  { ids, onWork }: Sources,
  { subject, ids: of }: Subjects,
): Promise<readonly SourceRow[]> {
  const rows = await tx.query<RawSource>(
    `select ${COLUMNS} from evaluation e
     where e.tenant_id = $1 and e.rulebook_id = any ($2::text[]) and e.week_start >= $4 and e.week_start < $5 and e.subject = '${subject}'
       and ($6::int[] is null or e.${subject}_id = any ($6::int[]))
     order by e.week_start, e.id`,
    [tenantId, ids, onWork, span.from, span.to, of],
  );
  return rows.map(sourceOf);
}

/** Rows of one answer: memory stays the same however large the body is. */
const AT_ONCE = 10_000;

/** Everybody's records of these rulebooks, person by person, each person's in the order of `recordsBetween`. */
export async function* recordsByPerson(
  tx: Tx,
  tenantId: number,
  { ids, onWork }: Sources,
  atOnce = AT_ONCE,
): AsyncGenerator<ReadonlyMap<number, readonly SourceRow[]>> {
  await tx.query(
    `declare records_by_person no scroll cursor for select ${COLUMNS} from evaluation e
     where e.tenant_id = $1 and e.rulebook_id = any ($2::text[]) and e.subject = 'person'
     order by e.person_id, e.week_start, e.id`,
    [tenantId, ids, onWork],
  );
  let rest: readonly SourceRow[] = [];
  for (;;) {
    const rows = (await tx.query<RawSource>(`fetch ${atOnce} from records_by_person`)).map(sourceOf);
    const known = Map.groupBy([...rest, ...rows], (row) => row.personId);
    // The last one's records may go on in the next answer.
    const last = rows.at(-1)?.personId;
    rest = last === undefined ? [] : (known.get(last) ?? []);
    if (last !== undefined) known.delete(last);
    if (known.size > 0) yield known;
    if (last === undefined) break;
  }
  await tx.query('close records_by_person');
}
