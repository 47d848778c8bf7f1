// The records longer periods are made of: of some people, or of everybody in one pass.
import type { SubjectKind } from '../domain/evaluation/shape.ts';
import type { PeriodKind } from '../domain/period/period.ts';
import type { PartFacts } from '../domain/rollup/shape.ts';
import { exactTotal, type SourceRow, type Sources } from './roll-ups.ts';
import type { Tx } from './transaction.ts';

interface RawSource {
  readonly said: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly flags: PartFacts['flags'] | null;
  readonly work: Pick<PartFacts, 'lines' | 'shares'> | null;
}

/** None of the values around it holds it: numbers, days, keys of rulebooks, kinds and levels. */
const BETWEEN = '|';
/** Columns that differ from record to record, none of them null. */
const OWN = ['e.id', 'e.person_id', 'e.unit_id', "coalesce(e.total::text, '')"];
/** Columns that say the same in many records; only the last may be null, which leaves nothing behind. */
const SHARED = [
  ...['e.rulebook_id', 'e.period_kind', 'e.week_start', 'e.slice_from', 'e.slice_to'],
  ...["e.state in ('approved', 'closed')", 'e.counted', "coalesce(e.level, '')", 'e.not_counted_kind'],
];

/**
 * What every record says travels as one text: the driver costs more with each column of each row than a rebuild does with
 * all its sums. Most records are weeks of plain points, without fractions and facts; lines of work are read where a level
 * follows from them ($3).
 */
const COLUMNS = `concat_ws('${BETWEEN}', ${[...OWN, ...SHARED].join(', ')}) as said,
  e.total_numerator as numerator, e.total_denominator as denominator, e.f_approver #> '{facts,flags}' as flags,
  case when e.rulebook_id = any ($3::text[]) then e.f_approver #> '{facts}' end as work`;

const NO_WORK = { lines: [], shares: {} };

type Shared = Pick<
  SourceRow,
  'rulebookId' | 'kind' | 'start' | 'from' | 'to' | 'decided' | 'counted' | 'why' | 'level'
>;

function sharedOf(said: string): Shared {
  const [rulebookId = '', kind, start = '', from = '', to = '', decided, counted, level, why] =
    said.split(BETWEEN);
  return {
    ...{ rulebookId, kind: kind as PeriodKind, start, from, to },
    ...{ decided: decided === 't', counted: counted === 't', level: level || null, why: why ?? null },
  };
}

/** Where what is shared begins. */
function endOfOwn(said: string): number {
  let at = -1;
  for (const _ of OWN) at = said.indexOf(BETWEEN, at + 1);
  return at + 1;
}

/** Reads one row after the other; what many of them say alike is read once. */
function sourceReader(): (row: RawSource) => SourceRow {
  const known = new Map<string, Shared>();
  const sharedIn = (said: string) => {
    const before = known.get(said);
    if (before !== undefined) return before;
    const shared = sharedOf(said);
    known.set(said, shared);
    return shared;
  };
  return ({ said, numerator, denominator, flags, work }) => {
    const end = endOfOwn(said);
    const [id, personId, unitId, points] = said.slice(0, end).split(BETWEEN);
    const { rulebookId, kind, start, from, to, decided, counted, why, level } = sharedIn(said.slice(end));
    const { lines, shares } = work ?? NO_WORK;
    const total = points === '' ? null : Number(points);
    return {
      ...{ id: Number(id), personId: Number(personId), unitId: Number(unitId), rulebookId, kind, start },
      ...{ from, to, decided, counted, why, level, total: exactTotal({ total, numerator, denominator }) },
      facts: flags === null ? null : { flags, lines, shares },
    };
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
  return rows.map(sourceReader());
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
  const sourceOf = sourceReader();
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
