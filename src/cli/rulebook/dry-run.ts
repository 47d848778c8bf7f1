// `congtam rulebook dry-run`: a regulation tried on a body's decided records, as the studio tries a draft.
import { writeFile } from 'node:fs/promises';
import { changesCsv, dryRunFromConsole, type Named } from '../../app/studio/dry-run-lines.ts';
import type { Span, TryOut } from '../../app/studio/try-out.ts';
import { isPlainDate } from '../../domain/period/date.ts';
import { isPeriodKey, periodDates } from '../../domain/period/period.ts';
import { dateAt } from '../../domain/period/zone.ts';
import type { TriedCase } from '../../domain/rulebook/dry-run.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { formatPoints } from '../../domain/score/points.ts';
import { openPool } from '../../store/connection.ts';
import { type OperationText, type OperationValues, sayBoth } from '../../text/operations/index.ts';
import { type Console, UsageError } from '../command.ts';
import { loadConfig, withDatabase } from '../database.ts';
import { theTenant } from '../log-source.ts';
import { openRulebook, sayFaults } from './files.ts';
import { readOptions, textsFor } from './options.ts';

type Values = ReturnType<typeof readOptions>['values'];
type Locale = 'vi' | 'en';

/** Exit code 1 when the file cannot be used; whoever changes level is no trouble. */
export async function runDryRun(args: readonly string[], console: Console): Promise<number> {
  const { words, values } = readOptions(args, ['lang', 'body', 'period', 'from', 'to', 'out']);
  const [name, surplus] = words;
  if (name === undefined || surplus !== undefined) throw new UsageError(surplus ?? 'dry-run');
  if (values.out !== undefined && !values.out.endsWith('.csv')) throw new UsageError(`--out ${values.out}`);
  const span = spanOf(values);
  const texts = await textsFor(values.lang, ['vi']);
  const read = await openRulebook(name);
  if (!read.ok) {
    sayFaults(console, read.faults, texts);
    return 1;
  }
  const { result, named } = await tried(read.rulebook, span, values.body, console);
  for (const { locale } of texts) sayRun(console, locale, read.rulebook, result, named);
  if (values.out !== undefined) {
    await writeFile(values.out, changesCsv(result.changes, named), { flag: 'wx', mode: 0o640 }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new UsageError(`${values.out}: ${error.code}`);
      },
    );
    console.say('dry-run.written', { file: values.out, count: result.changes.length });
  }
  return 0;
}

/** The days of a period of any kind, or from one day to before another; the usual span where neither is said. */
function spanOf({ period, from, to }: Values): Partial<Span> {
  if (period !== undefined) {
    if (!isPeriodKey(period) || from !== undefined || to !== undefined)
      throw new UsageError(`--period ${period}`);
    return periodDates(period);
  }
  for (const day of [from, to]) if (day !== undefined && !isPlainDate(day)) throw new UsageError(day);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function tried(rulebook: Rulebook, span: Partial<Span>, slug: string | undefined, console: Console) {
  return withDatabase(loadConfig(console), async ({ appUrl }) => {
    const pool = openPool(appUrl, { max: 2 });
    try {
      const { id, zone } = await theTenant(pool, slug);
      const now = console.now();
      return await dryRunFromConsole(
        { pool },
        { tenantId: id, today: dateAt(now, zone), now },
        rulebook,
        span,
      );
    } finally {
      await pool.end();
    }
  });
}

function sayRun(console: Console, locale: Locale, rulebook: Rulebook, result: TryOut, named: Named): void {
  const out = (key: OperationText, values: OperationValues) => console.out(sayBoth(key, values)[locale]);
  const { cases, up, down, open, span, on, changes, broken } = result;
  const { id, version } = rulebook;
  const word = (kind: TryOut['kind']) => sayBoth(`dry-run.kind.${kind}`, {})[locale];
  const kinds = { kind: word(result.kind), tried: word(result.tried) };
  if (cases === 0) {
    out('dry-run.none', { ...kinds, on: on.join(', '), ...span });
    for (const { kind, fits, cases: found, from, to } of result.recorded)
      out(fits ? 'dry-run.fits' : 'dry-run.unfit', { of: word(kind), cases: found, from, to });
    return;
  }
  if (result.tried !== result.kind) out('dry-run.other', kinds);
  const counts = { cases, up, down, open, broken: broken.length };
  out('dry-run.done', { id, version, on: on.join(', '), ...span, ...counts });
  const levelOf = (key: string | null) =>
    rulebook.levels.find((one) => one.key === key)?.name[locale] ?? key ?? '-';
  for (const { key } of rulebook.levels)
    out('dry-run.level', {
      ...{ level: levelOf(key), before: result.before[key] ?? 0, after: result.after[key] ?? 0 },
    });
  const unitOf = (one: Parameters<Named['unit']>[0]) => named.unit(one)?.name ?? `#${one.unitId}`;
  for (const one of changes)
    out(`dry-run.${one.moves}`, changeValues(one, locale, levelOf, named, unitOf(one)));
  for (const { unitId, period, quota, group, places, reached, before } of broken)
    out('dry-run.broken', {
      ...{
        period,
        places,
        reached,
        before: before ?? '-',
        unit: unitOf({ unitId, period }),
        group: scopeOf(group, locale),
      },
      level: levelOf(rulebook.quotas.find(({ key }) => key === quota)?.level ?? quota),
    });
}

/** The organ, or a group of similar duties in it. */
function scopeOf(group: string | null, locale: Locale): string {
  const known = (['leading', 'others', 'pooled'] as const).find((one) => one === group) ?? 'organ';
  return sayBoth(`dry-run.scope.${known}`, {})[locale];
}

function changeValues(
  { period, personId, before, after }: TriedCase,
  locale: Locale,
  levelOf: (key: string | null) => string,
  named: Named,
  unit: string,
): OperationValues {
  const points = (total: number | null) => (total === null ? '-' : formatPoints(total, locale));
  return {
    ...{ period, unit, person: named.person(personId)?.name ?? `#${personId}` },
    ...{ before: levelOf(before.level), pointsBefore: points(before.total) },
    ...{ after: levelOf(after.level), pointsAfter: points(after.total) },
  };
}
