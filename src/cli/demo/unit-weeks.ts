// Plays the weeks of the sample ward's units: heads write them from their people's work, the leaders above confirm them.
import type { Evaluation, Report } from '../../domain/evaluation/shape.ts';
import type { StageInput } from '../../domain/evaluation/stage.ts';
import { weekDates } from '../../domain/period/week.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { filedReports } from '../../store/unit-records.ts';
import { between, chanceOf } from './chance.ts';
import { type Clock, recordsOf, type Stage, step } from './weeks.ts';

/** How far a unit gets: units of one week stand at every stage. */
type Reach = 'open' | 'submitted' | 'approved';

const NO_FACTS: StageInput = {
  ...{ choices: {}, lines: [], flags: {}, shares: {}, unitLevel: null },
  words: { lines: {}, flags: {} },
};
const REMARK = 'Đối chiếu kết quả của từng người và việc chung của đơn vị.';
const MOST_WORKS = 6;

/** Files and confirms the units of a week as far as `reached` says. */
export async function playUnits(
  stage: Stage,
  week: string,
  at: Clock,
  reached: (unit: Evaluation, index: number) => Reach,
): Promise<void> {
  const units = (await recordsOf(stage, week, 'unit')).filter(
    ({ counted, state }) => counted && state === 'open',
  );
  const wanted = new Map(units.map((one, index) => [one.id, reached(one, index)]));
  for (const unit of units) if (wanted.get(unit.id) !== 'open') await fileUnit(stage, unit, at(4, '16:20'));
  const filed = (await recordsOf(stage, week, 'unit')).filter(({ state }) => state === 'submitted');
  for (const unit of filed)
    if (wanted.get(unit.id) === 'approved' && unit.approverId !== null && (await isOfficial(stage, unit)))
      await step(stage, unit.approverId, at(7, '15:30'), [
        { evaluation: unit, command: { name: 'decide', comment: REMARK } },
      ]);
}

async function fileUnit(stage: Stage, unit: Evaluation, now: string): Promise<void> {
  const chance = chanceOf(`unit ${unit.unitId} ${unit.period}`);
  const points = (most: number, few: number) => most - 50 * between(chance, 0, few);
  const entered = { quality: points(4000, 14), progress: points(3900, 12), conduct: points(2000, 5) };
  await step(stage, unit.personId, now, [
    {
      evaluation: unit,
      command: { name: 'submit', entered, facts: NO_FACTS, report: await reportOf(stage, unit) },
    },
  ]);
}

/** The first works the members have filed, as the unit's own. */
async function reportOf({ context, ward }: Stage, unit: Evaluation): Promise<Report> {
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  const { from } = weekDates(unit.period);
  const reports = await inReadTransaction(context.pool, scope, (tx) =>
    filedReports(tx, ward.tenantId, unit, from),
  );
  const items = reports.flatMap(({ body }) => (JSON.parse(body) as Report).items.slice(0, 1));
  const own = { title: 'Điều hành công việc chung của đơn vị', product: 'Thông báo phân công tuần' };
  return {
    items: [...items.slice(0, MOST_WORKS), { ...own, due: null, done: from, note: '' }],
    conduct: 'Tập thể chấp hành giờ làm việc, phối hợp tốt giữa các bộ phận.',
    difficulties: '',
  };
}

/** A regulation whose readings nobody has confirmed gives previews only. */
function isOfficial({ context, ward }: Stage, { rulebook }: Evaluation): Promise<boolean> {
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const rulebooks = await loadRulebooks(tx, ward.tenantId);
    return rulebooks.openReadings(rulebooks.source(rulebook.id, rulebook.version)).length === 0;
  });
}
