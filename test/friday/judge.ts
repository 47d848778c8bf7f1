// What must be true of a Friday, reckoned from what its people did and not from what the product says of itself.
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { addressOf, type Friday, WEEK } from './friday.ts';
import { at } from './world.ts';

export interface Judgement {
  readonly faults: readonly string[];
  readonly figures: readonly (readonly [string, number])[];
}

const LEVELS = [
  ['excellent', 9000],
  ['good', 7500],
  ['completed', 5000],
  ['not-completed', 0],
] as const;

/** Every fault in words; none when the Friday went as it has to. */
export async function judge(friday: Friday): Promise<Judgement> {
  const faults = [
    ...closing(friday),
    ...(await summary(friday)),
    ...letters(friday),
    ...(await talks(friday)),
    ...friday.world.troubles,
    ...friday.pageTroubles,
  ];
  const troubles: Trouble[] = [];
  // Leave and transfer were put there by the builder, without any act.
  await verifyTenant(friday.world.body.pool, 1, (one) => void (one.kind === 'absence' || troubles.push(one)));
  faults.push(...troubles.slice(0, 5).map((trouble) => `verify: ${JSON.stringify(trouble)}`));
  return {
    faults,
    figures: [
      ['people', Object.keys(friday.world.spec.people).length],
      ['records with a result', friday.given.size],
      ['reminded', friday.reminded],
      ['handed over', friday.handedOver],
      ['letters', friday.world.letters.length],
      ['troubles of verify', troubles.length],
    ],
  };
}

const fault = (isWrong: boolean, words: string) => (isWrong ? [words] : []);

function closing({ world, given, board, closed, reminded, handedOver, cast }: Friday): readonly string[] {
  const units = Object.keys(world.spec.units).length;
  const preview = [
    `${given.size}/${given.size} hồ sơ có kết quả`,
    `${cast.away.length} hồ sơ không tính tuần này`,
    `${units}/${units} báo cáo của đơn vị có kết quả`,
  ];
  return [
    ...fault(board.holders.length > 0, `at noon somebody still holds work: ${JSON.stringify(board.holders)}`),
    ...fault(board.nobody.length > 0, `records wait for nobody: ${JSON.stringify(board.nobody)}`),
    ...fault(
      closed.preview.join() !== preview.join(),
      `the preview of closing says ${closed.preview.join('; ')}, not ${preview.join('; ')}`,
    ),
    ...fault(!closed.summary.includes('Tổng hợp tuần 47'), `after closing: ${closed.summary}`),
    // One unit's own report is late as well.
    ...fault(
      reminded !== cast.late.length + 1,
      `${reminded} reminded of ${cast.late.length} late and a unit`,
    ),
    ...fault(handedOver === 0, 'nothing was handed over'),
  ];
}

/** Sixty units are compiled in less than a second. */
const SUMMARY_MS = 1000;

/** Figures of the whole, from the points given. */
async function summary({ world, given, cast }: Friday): Promise<readonly string[]> {
  const ward = world.body.unit.ward ?? 0;
  const before = process.cpuUsage();
  const seen = await world.get('office', `/units/${ward}/weeks/${WEEK}/summary`);
  const { user, system } = process.cpuUsage(before);
  const totals = [...given.values()];
  const levels: Record<string, number> = {};
  for (const total of totals) {
    const level = LEVELS.find(([, least]) => total >= least)?.[0] ?? '';
    levels[level] = (levels[level] ?? 0) + 1;
  }
  const wanted = {
    closed: totals.length,
    late: cast.late.length,
    // The leader of the body is outside the weekly regulation.
    people: Object.keys(world.spec.people).length - 1,
    notCounted: cast.away.length,
    levels: JSON.stringify(LEVELS.map(([key]) => levels[key] ?? 0)),
    mean: Math.floor(totals.reduce((sum, one) => sum + one, 0) / totals.length),
  };
  const found = seen.at('whole.levels') as Readonly<Record<string, number>>;
  const shown = {
    closed: seen.at('whole.counts.closed'),
    late: seen.at('whole.counts.late'),
    people: seen.at('whole.counts.people'),
    notCounted: seen.at('whole.counts.notCounted'),
    levels: JSON.stringify(LEVELS.map(([key]) => found[key] ?? 0)),
    mean: seen.at('whole.mean'),
  };
  const reports = seen.at('units') as {
    unit: { name: string };
    own: { state: string; level: object } | null;
  }[];
  const unconfirmed = reports.filter(({ own }) => own?.state !== 'closed' || own.level === null);
  const wrong = Object.entries(wanted).flatMap(([key, value]) => {
    const figure = shown[key as keyof typeof shown];
    return fault(figure !== value, `summary ${key}: ${String(figure)} for ${value}`);
  });
  // What server and asker spend; the clock on the wall would tell of the machine's other work.
  const spent = Math.round((user + system) / 1000);
  const missing = unconfirmed.map(({ unit, own }) => `own report of ${unit.name}: ${JSON.stringify(own)}`);
  return [...wrong, ...missing, ...fault(spent > SUMMARY_MS, `the summary took ${spent} ms`)];
}

/** Nobody at night, on a day off, or while on leave. Hours where the body is: seven after UTC. */
function letters({ world, cast }: Friday): readonly string[] {
  const onLeave = new Map(
    [
      ...cast.away.map((who) => [who, '2026-11-16', '2026-11-21']),
      [cast.stuck, '2026-11-20', '2026-11-25'],
    ].map(
      ([who = '', from = '', to = '']) => [addressOf(who), [at(`${from} 00:00`), at(`${to} 00:00`)]] as const,
    ),
  );
  return [
    ...fault(world.letters.length === 0, 'no letter went out'),
    ...world.letters.flatMap(({ to, at: moment }) => {
      const local = new Date(Date.parse(moment) + 7 * 3_600_000);
      const [day, hour] = [local.getUTCDay(), local.getUTCHours()];
      const [from, until] = onLeave.get(to) ?? ['9', '9'];
      return [
        ...fault(day === 0 || day === 6, `${to} was written to on a day off: ${moment}`),
        ...fault(hour < 7 || hour >= 18, `${to} was written to at night: ${moment}`),
        ...fault(
          moment >= (from ?? '9') && moment < (until ?? '9'),
          `${to} was written to on leave: ${moment}`,
        ),
      ];
    }),
  ];
}

/** Two talks, about the two with a second bad week. */
async function talks({ world, cast }: Friday): Promise<readonly string[]> {
  const seen = await world.get('office', '/talks?state=all');
  const about = (seen.at('items') as { person: { id: number }; weekKeys: string[] }[])
    .map(({ person, weekKeys }) => `${person.id} ${weekKeys.join(' ')}`)
    .toSorted();
  const wanted = cast.bad.map((who) => `${world.id(who)} 2026-W46 ${WEEK}`).toSorted();
  return fault(about.join() !== wanted.join(), `talks ${about.join()} for ${wanted.join()}`);
}
