// A level the regulation leaves to the competent person, in a period that is a mean and so has no decision of its own: an
// unconfirmed gap, a condition that asks for somebody's judgement, no band that fits. Decided with words and the password.
import type { SubjectKind } from '../../domain/evaluation/shape.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { isLeftOpen, levelGiven, unitDeciding, whyNotDecided } from '../../domain/rollup/period-level.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { fractionText } from '../../domain/score/fraction.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { headsOfUnits, lastRulebook, periodLevels } from '../../store/period-levels.ts';
import { lockRollUps } from '../../store/roll-position.ts';
import { personLines } from '../../store/roll-up-lines.ts';
import { unitLines } from '../../store/roll-up-units.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { lastDayOf, openInRegime, openOf, previewOf } from '../preview.ts';
import { officialFrom } from '../quota/year.ts';
import { write } from '../write.ts';
import { spanOf } from './compute.ts';
import { foldRollUps } from './fold.ts';
import { giveLevel } from './give-level.ts';
import { dayOfTree } from './targets.ts';

export interface DecideForm extends RollUpKey {
  readonly subject: SubjectKind;
  readonly subjectId: number;
  readonly level: string;
  readonly reason: string;
}

/** By whoever heads the organ, with the password. Throws not-found for everybody else, refused, step-up. */
export async function decideLevel(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: DecideForm,
): Promise<{ subjectId: number; level: string }> {
  const { tenantId, personId, today, now } = actor;
  await foldRollUps(context, tenantId, today, now);
  return write(context, actor, intent, {
    reach: 'system',
    load: async (tx) => {
      await lockRollUps(tx, tenantId);
      const rulebooks = await loadRulebooks(tx, tenantId);
      return {
        rulebooks,
        viewer: await loadViewer(tx, tenantId, personId, today),
        mean: await meanOf(tx, actor, rulebooks, form),
      };
    },
    run: async (tx, { viewer, mean, rulebooks }) => {
      if (mean === null || !viewer.headedUnits.includes(mean.decidedIn)) throw notFound();
      const { subject, subjectId, level, reason, ...key } = form;
      const { rulebook, open, total } = mean;
      const until = officialFrom(rulebooks, key);
      const preview = await previewOf(tx, actor, openInRegime(rulebooks, key.regime, lastDayOf(key.period)));
      const reasons = whyNotDecided(rulebook, {
        ...{ over: until <= today, until, open, level, reason, openReadings: openOf(preview) },
        own: await isOwnCase(tx, actor, form),
      });
      if (reasons.length > 0) throw refused(reasons);
      const from = { reached: null, total: total === null ? null : fractionText(total) };
      const words = { reason, rulebook: `${rulebook.id}@${rulebook.version}` };
      await giveLevel(tx, context, actor, { ...key, subject, subjectId, level, ...from }, words);
      return { subjectId, level };
    },
  });
}

/** The mean asked about; null where there is none, or nobody of the body decides about it. */
async function meanOf(
  tx: Tx,
  { tenantId, today }: RequestActor,
  rulebooks: Rulebooks,
  { subject, subjectId, ...key }: DecideForm,
) {
  const [line] =
    subject === 'person'
      ? await personLines(tx, tenantId, key, 0, null, [subjectId])
      : await unitLines(tx, tenantId, key, 0, [subjectId]);
  if (line === undefined) return null;
  const decidedIn = unitDeciding(subject, line.unitId, await unitsThen(tx, tenantId, today, key));
  const rulebook = await rulebookOf(tx, tenantId, rulebooks, { subject, subjectId, ...key });
  if (decidedIn === null || rulebook === null) return null;
  const settled = (await periodLevels(tx, tenantId, key, subject, [subjectId])).get(subjectId);
  // What was decided about an open level may be decided anew: the mean stands as if nobody had.
  const isDecided = settled?.level === line.level && levelGiven({ ...line, level: null }, settled) !== null;
  return { decidedIn, rulebook, total: line.total, open: isDecided || isLeftOpen(line) };
}

/** One's own level, or that of a unit one answers for (whoever heads the organ over it may hold both posts). */
async function isOwnCase(
  tx: Tx,
  { tenantId, personId, today }: RequestActor,
  { subject, subjectId }: Pick<DecideForm, 'subject' | 'subjectId'>,
): Promise<boolean> {
  if (subject === 'person') return subjectId === personId;
  const heads = await headsOfUnits(tx, tenantId, [subjectId], today);
  return heads.some((head) => head.personId === personId);
}

/** The tree of the period's end, or of today while it runs. */
export async function unitsThen(
  tx: Tx,
  tenantId: number,
  today: string,
  { period }: RollUpKey,
): Promise<ReadonlyMap<number, Unit>> {
  const version = await organizationVersionOn(tx, tenantId, dayOfTree(period, today));
  const units = version === null ? [] : await unitsOf(tx, tenantId, version);
  return new Map(units.map((unit) => [unit.id, unit]));
}

/** The regulation the last record in the period stands under. */
async function rulebookOf(
  tx: Tx,
  tenantId: number,
  rulebooks: Rulebooks,
  { regime, period, subject, subjectId }: Omit<DecideForm, 'level' | 'reason'>,
): Promise<Rulebook | null> {
  const family = rulebooks.all().filter((one) => one.family === regime);
  const ids = [...new Set(family.map(({ id }) => id))];
  const last = await lastRulebook(tx, tenantId, spanOf(period), ids, { subject, id: subjectId });
  return family.find(({ id }) => id === last) ?? null;
}
