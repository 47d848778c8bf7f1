// Who falls under no regulation of the running periods, and who under two of one side at once.
import type { Holding, OrganizationOnDay } from '../../domain/evaluation/authority.ts';
import { type PeriodKey, periodDates, periodKind, periodOf } from '../../domain/period/period.ts';
import { PERIOD_KINDS, type Rulebook } from '../../domain/rulebook/shape.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { StatedSubjects } from '../../store/subjects.ts';
import { type Regulations, regulationsIn } from '../regulations.ts';

export interface RegulationFinding {
  readonly check: 'under-no-regulation' | 'rival-regulations';
  readonly personId: number;
  readonly unitId: number;
  /** The periods, and the documents of the regulations that stand against each other. */
  readonly detail: string;
}

interface Facts {
  readonly body: OrganizationOnDay;
  readonly rulebooks: Rulebooks;
  readonly stated: StatedSubjects;
}

/** Periods that stand for each other: the week by itself, and every longer one (a body keeps months or quarters). */
interface Running {
  readonly periods: readonly PeriodKey[];
  readonly regulations: readonly Regulations[];
}

export function regulationFindings({ body, rulebooks, stated }: Facts): readonly RegulationFinding[] {
  const all = rulebooks.all();
  const running = (kinds: readonly (typeof PERIOD_KINDS)[number][]): Running => {
    const periods = kinds.map((kind) => periodOf(kind, body.date)).filter((key) => rulebooks.runs(key));
    const regulations = periods.map((key) =>
      regulationsIn({
        ...{ rulebooks: all, units: body.units, stated },
        ...{ date: periodDates(key).from, kind: periodKind(key) },
      }),
    );
    return { periods, regulations };
  };
  const [week, ...longer] = PERIOD_KINDS;
  const people = Map.groupBy(body.holdings, ({ personId }) => personId);
  return [running([week]), running(longer)]
    .filter(({ periods }) => periods.length > 0)
    .flatMap((one) => [...people.values()].flatMap((held) => findingsOf(one, held)));
}

function findingsOf(
  { periods, regulations }: Running,
  held: readonly Holding[],
): readonly RegulationFinding[] {
  const [first] = held.toSorted((a, b) => Number(b.kind === 'main') - Number(a.kind === 'main'));
  if (first === undefined) return [];
  const { personId, unitId } = first;
  const applying = regulations.flatMap((one) => held.flatMap((post) => one.ofPerson(post)));
  const named = periods.join(', ');
  if (applying.length === 0) return [{ check: 'under-no-regulation', personId, unitId, detail: named }];
  const rivals = distinct([
    ...regulations.flatMap((one) => one.rivalsOf(first)),
    ...besideOneAnother(regulations.map((one) => one.ofPerson(first))),
  ]);
  return rivals.map((documents) => ({
    ...{ check: 'rival-regulations', personId, unitId },
    detail: `${named} · ${documents}`,
  }));
}

/** Of one side, in two kinds of period: a body keeps one kind a year. */
function besideOneAnother(byKind: readonly (readonly Rulebook[])[]): readonly (readonly Rulebook[])[] {
  const byLine = Map.groupBy(byKind.flat(), ({ line }) => line);
  return [...byLine.values()].filter((of) => new Set(of.map(({ family }) => family)).size > 1);
}

function distinct(groups: readonly (readonly Rulebook[])[]): readonly string[] {
  const named = groups.map((of) => [...new Set(of.map(({ id, document }) => `${document} (${id})`))]);
  return [...new Set(named.map((of) => of.join(' · ')))];
}
