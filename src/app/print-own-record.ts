// The whole own record as a document of its own: posts, every week and period with its three stages, what was decided and
// said about it, talks, difficulties, absences, delegations, and who looked. Data: views/own-data.ts.
import { PERIOD_KINDS, periodKind, periodParts } from '../domain/period/period.ts';
import { weekOf } from '../domain/period/week.ts';
import { dateAt } from '../domain/period/zone.ts';
import type { Outcome } from '../domain/score/outcome.ts';
import { formatPoints } from '../domain/score/points.ts';
import type { PrintedForm } from '../files/printed-form.ts';
import { fill, printedDay } from '../files/weekly-form.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { organAbove } from './letterhead.ts';
import {
  dayOf,
  type Heads,
  lastDay,
  type OwnRecordOrder,
  type OwnRecordTexts,
  points,
  shortWeek,
  table,
  text,
} from './print-own-cells.ts';
import { talkLines } from './print-own-talks.ts';
import { groundsOf } from './print-period.ts';
import { logTaken, type OwnRecord, ownRecord } from './views/own-data.ts';

/** The caller's own record as PDF/A. Taking it is an event of the log. */
export async function ownRecordAsPdf(context: AppContext, actor: RequestActor, order: OwnRecordOrder) {
  const record = await ownRecord(context, actor);
  const unit = postHeld(record)?.unit.id ?? null;
  const form = ownRecordForm(
    record,
    order,
    await organAbove(context, actor, order.tenant, unit, actor.today),
  );
  const { printedFormPdf } = await import('../files/printed-form-pdf.ts');
  const body = await printedFormPdf(form);
  await logTaken(context, actor, 'own-record-pdf');
  return { name: `cong-tam-${actor.today}.pdf`, mediaType: 'application/pdf', body };
}

const postHeld = ({ posts }: OwnRecord) => posts.find(({ to }) => to === null);

/** What stands in it, in one language. */
export function ownRecordForm(record: OwnRecord, order: OwnRecordOrder, organ: string): PrintedForm {
  const { tenant, locale, texts } = order;
  const { own: w, stateName, motto, placeAndDate } = texts;
  const held = postHeld(record);
  return {
    ...{ language: locale, layout: 'state', above: stateName, motto, placeAndDate },
    ...{ organ, issuer: held?.unit.name ?? '' },
    title: w.title ?? '',
    subtitle: fill(w.subtitle ?? '', { day: printedDay(dateAt(record.madeAt, tenant.zone)) }),
    identity: [
      [texts.fullName, record.person.name],
      ...(held === undefined ? [] : [[texts.post, postName(held, order)] as const]),
      ...(held === undefined ? [] : [[texts.unit, held.unit.name] as const]),
    ],
    sections: [
      posts(record, order),
      weeks(record, order),
      longer(record, order),
      rollUps(record, order),
      decisions(record, order),
      facts(record, order),
      { kind: 'text', heading: w.talks ?? '', empty: w.noTalks ?? '', lines: talkLines(record.talks, order) },
      difficulties(record, order),
      absences(record, order),
      delegations(record, order),
      past(record, order),
      looks(record, order),
    ],
    signatures: [],
    footnotes: [w.foot ?? '', w.more ?? '', w.readings ?? ''],
  };
}

function postName({ post, jobPosition, rank }: OwnRecord['posts'][number], { say }: OwnRecordOrder): string {
  return [...new Set([post, jobPosition])].filter(Boolean).join(', ') || say(`rulebook.rank.${rank}`);
}

function posts(record: OwnRecord, order: OwnRecordOrder) {
  const { texts, say } = order;
  const heads = [
    [texts.post, 31],
    [texts.unit, 24],
    [texts.own.kind, 15],
  ] as const;
  const days = [
    [texts.own.since, 15],
    [texts.own.until, 15],
  ] as const;
  const rows = record.posts.map((one) => [
    ...[text(postName(one, order)), text(one.unit.name), text(say(`rulebook.kind.${one.kind}`))],
    ...[dayOf(one.from), lastDay(one.to)],
  ]);
  return table(order, 'posts', [...heads, ...days], rows);
}

const stageHeads = ({ self, scorer, own }: OwnRecordTexts): Heads => [
  [self, 10],
  [scorer, 11],
  [own.final, 10],
];

interface Decided {
  readonly final: { readonly level: string | null } | null;
  readonly preview: boolean;
  readonly levels: readonly { readonly key: string; readonly name: Readonly<Record<'vi' | 'en', string>> }[];
}

/** Name of the decided level, marked where its regulation gives previews only; null before. */
function levelOf({ final, levels, preview }: Decided, { locale, texts }: OwnRecordOrder): string | null {
  const name = levels.find(({ key }) => key === final?.level)?.name[locale] ?? null;
  return name !== null && preview ? fill(texts.own.preview ?? '', { level: name }) : name;
}

function periodName(period: string, { say }: OwnRecordOrder): string {
  const { kind, part, year } = periodParts(period);
  return say(`periodName.${kind}`, { part, year: String(year) });
}

function weeks(record: OwnRecord, order: OwnRecordOrder) {
  const { texts, say, locale } = order;
  const heads = [
    [texts.level, 17],
    [texts.own.state, 17],
    [texts.own.article, 25],
  ] as const;
  const nameOf = (one: OwnRecord['weeks'][number] | undefined) =>
    one === undefined ? '' : `${one.rulebook.id}@${one.rulebook.version}`;
  const several = new Set(record.weeks.map(nameOf)).size > 1;
  const thisWeek = weekOf(dateAt(record.madeAt, order.tenant.zone));
  const stateOf = ({ week, state, counted }: OwnRecord['weeks'][number]) => {
    if (!counted) return 'today.notCounted';
    return state === 'open' && week > thisWeek ? 'today.coming' : `today.state.${state}`;
  };
  const rows = record.weeks.map((one, at) => {
    const decided = one.explained.find(({ stage }) => stage === 'final');
    const cited = decided?.levelCitation;
    const { title, validFrom } = one.regulation;
    const under = fill(texts.own.under ?? '', { title: title[locale], from: printedDay(validFrom) });
    const grounds = [
      // Where it changes, a line says which regulation its levels and those under it are of.
      ...(several && nameOf(one) !== nameOf(record.weeks[at - 1]) ? [under] : []),
      ...(cited === undefined ? [] : [`${cited.document}, ${cited.where}`]),
    ];
    return [
      text(shortWeek(one.week)),
      ...[
        points(one.self?.total ?? null),
        points(one.scorer?.total ?? null),
        points(one.final?.total ?? null),
      ],
      text(levelOf(one, order)),
      text(say(stateOf(one))),
      text(grounds.length === 0 ? null : grounds.join('\n')),
    ];
  });
  return table(order, 'weeks', [[texts.own.week, 10], ...stageHeads(texts), ...heads], rows);
}

function longer(record: OwnRecord, order: OwnRecordOrder) {
  const { texts, locale, say } = order;
  const { own: w } = texts;
  const rows = record.longer.map((one) => {
    const final = one.stages.find(({ stage }) => stage === 'final');
    return [
      text(periodName(one.period, order)),
      text(say(`period.line.${one.line}`)),
      ...[
        points(one.self?.total ?? null),
        points(one.scorer?.total ?? null),
        points(one.final?.total ?? null),
      ],
      text(levelOf(one, order)),
      text(say(`period.state.${one.counted ? one.state : 'not-counted'}`)),
      text(final === undefined ? null : groundsOf(final.outcome as Outcome, locale)),
    ];
  });
  const heads = [
    [texts.level, 14],
    [w.state, 12],
    [w.article, 20],
  ] as const;
  return table(order, 'longer', [[w.period, 12], [w.side, 11], ...stageHeads(texts), ...heads], rows);
}

function rollUps({ rollUps: { regimes, items } }: OwnRecord, order: OwnRecordOrder) {
  const { texts, locale, say } = order;
  const { own: w } = texts;
  const length = ({ period }: { readonly period: string }) => PERIOD_KINDS.indexOf(periodKind(period));
  const longestFirst = items.toSorted((a, b) => length(b) - length(a));
  const rows = longestFirst.map(({ regime, period, how, total, level, warnings }) => {
    const from = regimes.find((one) => one.regime === regime);
    const final = { level };
    const open = how !== 'evidence' && total !== null && level === null ? say('rollUp.levelOpen') : null;
    const warned = warnings.map(
      ({ name, citation: { document, where } }) => `${name[locale]} (${document}, ${where})`,
    );
    return [
      ...[text(periodName(period, order)), text(from?.title[locale] ?? regime)],
      points(total?.shown ?? null),
      text(open ?? levelOf({ final, levels: from?.levels ?? [], preview: from?.preview ?? false }, order)),
      text([say(`rollUp.how.${how}`), ...warned].join('\n')),
    ];
  });
  const heads = [
    [w.period, 17],
    [w.regulation, 33],
    [texts.total, 10],
    [texts.level, 17],
    [w.how, 23],
  ] as const;
  return table(order, 'rollUps', heads, rows);
}

/** Every step that said something, and every one that decided. */
function decisions({ weeks: ofWeeks, longer: ofPeriods }: OwnRecord, order: OwnRecordOrder) {
  const { tenant, locale, texts } = order;
  const said = [
    ...ofWeeks.flatMap(({ week, acts }) => acts.map((one) => ({ period: week, ...one }))),
    ...ofPeriods.flatMap(({ period, acts }) => acts.map((one) => ({ period, scores: null, ...one }))),
  ].filter(({ act, comment }) => comment !== null || texts.acts[act] !== undefined);
  const rows = said
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map(({ period, act, at, actor, comment, scores }) => [
      ...[text(printedDay(dateAt(at, tenant.zone))), text(periodName(period, order))],
      ...[text(texts.acts[act] ?? order.say(`result.act.${act}`)), text(actor?.name ?? null)],
      text(
        [scores === null ? '' : formatPoints(scores.total, locale), comment ?? ''].filter(Boolean).join('. '),
      ),
    ]);
  const { own: w } = texts;
  const heads = [
    [w.day, 15],
    [w.period, 14],
    [w.act, 16],
    [w.by, 19],
    [w.words, 36],
  ] as const;
  return table(order, 'decisions', heads, rows);
}

function facts(record: OwnRecord, order: OwnRecordOrder) {
  const { own: w } = order.texts;
  const rows = record.weeks.flatMap((one) =>
    one.facts.map(({ day, class: kind, breach, what, article, evidence, withdrawn }) => [
      ...[dayOf(day), text(breach?.[order.locale] ?? order.say(`conduct.class.${kind}`))],
      text([withdrawn ? order.say('conduct.withdrawn') : '', what ?? ''].filter(Boolean).join(': ')),
      ...[text(article), text(evidence)],
    ]),
  );
  return table(
    order,
    'facts',
    [
      [w.day, 15],
      [w.kind, 17],
      [w.words, 30],
      [w.article, 18],
      [order.texts.talk.evidence, 20],
    ],
    rows,
  );
}

function difficulties(record: OwnRecord, order: OwnRecordOrder) {
  const { texts, say, tenant } = order;
  const { own: w } = texts;
  const rows = record.difficulties.map((one) => [
    ...[text(printedDay(dateAt(one.filedAt, tenant.zone))), text(one.unit.name), text(one.text)],
    text(say(`difficulties.state.${one.state}`)),
    text([one.answer, one.decision, one.documentNumber].filter(Boolean).join('\n')),
  ]);
  const heads = [
    [w.day, 15],
    [texts.unit, 16],
    [w.difficulty, 27],
    [w.state, 14],
    [w.outcome, 28],
  ] as const;
  return table(order, 'difficulties', heads, rows);
}

function absences(record: OwnRecord, order: OwnRecordOrder) {
  const { own: w } = order.texts;
  const rows = record.absences.map((one) => {
    const kind = order.say(`rulebook.absence.${one.kind}`);
    return [
      ...[text(one.revoked ? fill(w.revoked ?? '', { kind }) : kind), dayOf(one.from), lastDay(one.to)],
      ...[text(one.documentNumber), text(one.note)],
    ];
  });
  const heads = [
    [w.kind, 27],
    [w.since, 15],
    [w.until, 15],
    [w.documentNumber, 19],
    [w.words, 24],
  ] as const;
  return table(order, 'absences', heads, rows);
}

function delegations(record: OwnRecord, order: OwnRecordOrder) {
  const { own: w } = order.texts;
  const rows = record.delegations.map((one) => [
    ...[text(one.delegator.name), text(one.delegate.name)],
    text(one.actions.map((action) => order.say(`delegation.${action}`)).join(', ')),
    ...[dayOf(one.from), lastDay(one.to), text(one.documentNumber)],
  ]);
  const heads = [
    [w.from, 19],
    [w.to, 19],
    [w.words, 16],
    [w.since, 15],
    [w.until, 15],
    [w.documentNumber, 16],
  ] as const;
  return table(order, 'delegations', heads, rows);
}

function past(record: OwnRecord, order: OwnRecordOrder) {
  const { texts } = order;
  const rows = record.pastWeeks.flatMap(({ week, versions }) => {
    const form = versions.at(-1)?.form;
    if (form === undefined) return [];
    const { self, manager, final } = form.totals;
    return [[text(shortWeek(week)), points(self), points(manager), points(final), text(form.level)]];
  });
  return table(
    order,
    'past',
    [
      [texts.own.week, 15],
      [texts.self, 18],
      [texts.scorer, 21],
      [texts.own.final, 18],
      [texts.level, 28],
    ],
    rows,
  );
}

function looks(record: OwnRecord, order: OwnRecordOrder) {
  const { say, tenant, texts } = order;
  const { own: w } = texts;
  const rows = record.readBy.map(({ person, at, what, period }) => [
    text(person?.name ?? say('record.someone')),
    text(say(`record.read.${what}`)),
    ...[text(period === null ? null : periodName(period, order)), text(printedDay(dateAt(at, tenant.zone)))],
  ]);
  return table(
    order,
    'looks',
    [
      [w.reader, 34],
      [w.seen, 34],
      [w.period, 16],
      [w.day, 16],
    ],
    rows,
  );
}
