// Handling of responsibility in the sample: one talk held and still followed, two proposed that wait for a decision.
import { intentOf } from '../../app/once.ts';
import { actOnTalk } from '../../app/talks/act.ts';
import { recordFact } from '../../app/talks/facts.ts';
import { proposeTalks } from '../../app/talks/propose.ts';
import { viewTalk, viewTalks } from '../../app/views/talks.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { dateAt, instantAt } from '../../domain/period/zone.ts';
import type { TalkCommand } from '../../domain/talk/decide.ts';
import type { FactForm } from '../../domain/talk/fact.ts';
import { actorAt, CAST, memberNamed } from './cast.ts';
import { evaluationsOf, type Stage } from './weeks.ts';

const BREACH: Omit<FactForm, 'day'> = {
  ...{ class: 'breach', breach: 'hours', what: 'Đến nơi làm việc lúc 8 giờ 45 phút, không báo trước.' },
  article: 'Điều 5 Nội quy cơ quan',
  evidence: 'Sổ theo dõi giờ làm việc của đơn vị',
};
const UNDONE = [
  ['Báo cáo rà soát hồ sơ tồn đọng', 'Thông báo kết luận số 88/TB-UBND'],
  ['Trả lời kiến nghị của tổ dân phố 12', 'Phiếu chuyển số 214/PC-UBND'],
] as const;
const SAID =
  'Nguyên nhân: nhận thêm phần việc của đồng nghiệp nghỉ ốm, chưa báo cáo để được bố trí lại. Người được làm việc nhận rõ thiếu sót về giờ giấc và đề nghị được hỗ trợ.';

/** Plays them after the weeks themselves. */
export async function playTalks(stage: Stage, now: string): Promise<void> {
  const { ward } = stage;
  const thisWeek = weekOf(dateAt(now, ward.zone));
  const head = memberNamed(ward, CAST.head).unitId;
  // Elsewhere in the body, so that the unit of the tour keeps its own story.
  const others = [CAST.head, CAST.clerk, CAST.office].map((name) => memberNamed(ward, name).unitId);
  const talked = await badWeeks(stage, addWeeks(thisWeek, -6), (unit) => !others.includes(unit));
  if (talked !== null) await talk(stage, addWeeks(thisWeek, -4));
  const before = addWeeks(thisWeek, -3);
  const asked = await badWeeks(stage, before, (unit) => unit === head);
  // A second one of the same unit: who is to sign and who objects are two people.
  if (asked !== null) await badWeeks(stage, before, (unit) => unit === head, asked);
  const { tenantId, zone } = ward;
  if (asked !== null) await proposeTalks(stage.context, { tenantId, today: dateAt(now, zone), now });
}

/** Two consecutive weeks of one person of such a unit with facts; null when the story has nobody who fits. */
async function badWeeks(
  stage: Stage,
  first: string,
  fits: (unitId: number) => boolean,
  except = 0,
): Promise<number | null> {
  const weeks = [first, addWeeks(first, 1)];
  const known = new Set<number>([
    except,
    ...Object.values(CAST).map((name) => memberNamed(stage.ward, name).personId),
  ]);
  const of = await Promise.all(weeks.map((week) => evaluationsOf(stage, week)));
  const records = of.map((all) =>
    all.filter((one) => fits(one.unitId) && one.counted && one.scorerId !== null && !known.has(one.personId)),
  );
  const both = records[0]?.filter(({ personId }) => records[1]?.some((one) => one.personId === personId));
  // Points and facts tell one story: it is whoever got the fewest.
  const [person] = (both ?? []).toSorted((a, b) => (a.approver?.total ?? 0) - (b.approver?.total ?? 0));
  if (person === undefined) return null;
  for (const all of records)
    for (const one of all.filter(({ personId }) => personId === person.personId)) await facts(stage, one);
  return person.personId;
}

/** The manager records what happened, on the Monday after. */
async function facts({ context, ward }: Stage, { id, period, scorerId }: Evaluation): Promise<void> {
  const { from } = weekDates(period);
  const now = instantAt(addDays(from, 7), '09:20', ward.zone);
  const forms: readonly FactForm[] = [
    { ...BREACH, day: addDays(from, 1) },
    ...UNDONE.map(([what, article]) => ({
      ...{ class: 'undone-important' as const, breach: null, day: addDays(from, 4), what, article },
      evidence: 'Báo cáo tuần của người được đánh giá',
    })),
  ];
  for (const [index, form] of forms.entries()) {
    const asked = { evaluationId: id, form };
    const actor = actorAt(ward, scorerId ?? 0, now);
    await recordFact(context, actor, intentOf(`demo-fact-${id}-${index}`, asked), asked);
  }
}

/** Proposed on a Monday, held on the Thursday by Office and head, countersigned; one measure is done, one is open. */
async function talk({ context, ward, officeId }: Stage, week: string): Promise<void> {
  const { tenantId, zone } = ward;
  const at = (day: number, time: string) => instantAt(addDays(weekDates(week).from, day), time, zone);
  const opened = at(0, '10:00');
  await proposeTalks(context, { tenantId, today: dateAt(opened, zone), now: opened });
  const office = actorAt(ward, officeId, at(0, '10:30'));
  const { items } = await viewTalks(context, office, { state: 'proposed', unit: null, mine: false });
  const [one] = items;
  if (one === undefined) return;
  const { holders, person } = await viewTalk(context, office, one.id);
  const headId = holders.heads.find(({ id }) => id !== officeId)?.id ?? 0;
  let { version } = one;
  const act = async (by: number, now: string, command: TalkCommand) => {
    const asked = { id: one.id, version, command };
    const actor = actorAt(ward, by, now);
    version = (await actOnTalk(context, actor, intentOf(`demo-talk-${one.id}-${version}`, asked), asked))
      .version;
  };
  const day = dateAt(at(3, '14:00'), zone);
  await act(officeId, at(0, '10:40'), { act: 'accept', on: day, place: 'Phòng họp số 2, UBND phường' });
  const measure = { ownerId: person.id, due: addDays(day, 7) };
  await act(officeId, at(3, '15:10'), {
    ...{ act: 'hold', on: day, officeId, headId, said: SAID },
    measures: [
      { ...measure, text: 'Nộp hai văn bản còn nợ' },
      {
        ...measure,
        text: 'Báo cáo khối lượng việc được giao vào chiều thứ Sáu hằng tuần',
        due: addDays(day, 42),
      },
    ],
  });
  await act(person.id, at(4, '08:15'), { act: 'sign' });
  await act(officeId, at(10, '16:00'), {
    act: 'finish',
    no: 1,
    text: 'Đã nộp đủ hai văn bản, lãnh đạo đã ký.',
  });
}
