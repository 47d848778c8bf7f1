// The report somebody has drafted but not sent: what the register makes of the week, and the one thing it cannot propose.
import { keepDraft } from '../../app/drafts.ts';
import { viewWorkReport } from '../../app/views/work-week.ts';
import { weekOf } from '../../domain/period/week.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { formatPoints } from '../../domain/score/points.ts';
import { actorAt } from './cast.ts';
import { evaluationsOf, type Stage } from './weeks.ts';

/** What remains for the person to say, in hundredths. */
const OWN = { conduct: 1750, quality: 3600, progress: 3600 };

export async function draftReport(stage: Stage, personId: number, now: string): Promise<void> {
  const { context, ward } = stage;
  const week = weekOf(dateAt(now, ward.zone));
  const evaluation = (await evaluationsOf(stage, week)).find((one) => one.personId === personId);
  if (evaluation === undefined || !evaluation.counted) return;
  const actor = actorAt(ward, personId, now);
  const { items, scores } = await viewWorkReport(context, actor, week);
  const entered = Object.entries(OWN).map(([criterion, own]) => {
    const proposed = scores.find((one) => one.criterion === criterion)?.points ?? own;
    return [criterion, formatPoints(proposed, 'vi')];
  });
  const report = {
    items: items.map(({ title, product, due, done, note, taskId }) => ({
      title,
      product,
      due,
      done,
      note,
      taskId,
    })),
    conduct: 'Chấp hành giờ giấc; một buổi đến muộn vì họp ở tổ dân phố, đã báo cáo.',
    difficulties: '',
  };
  await keepDraft(context, actor, {
    ...{ evaluationId: evaluation.id, version: 0 },
    body: { entered: Object.fromEntries(entered), report, comment: '' },
  });
}
