// The record of a talk as a form: filled from the weeks it rests on, with places to sign. Before the talk it is the sheet
// to hold it by. Making one is logged like reading the case.
import type { PrintedCell, PrintedForm, PrintedRow, PrintedSection } from '../files/printed-form.ts';
import { fill, printedDay } from '../files/weekly-form.ts';
import type { RequestActor, Tenant } from './actor.ts';
import type { AppContext } from './context.ts';
import { notFound } from './failure.ts';
import { organAbove } from './letterhead.ts';
import { type TalkView, viewTalk } from './views/talks.ts';

/** Words of the form; the caller has them by language. */
export interface TalkFormTexts {
  readonly stateName: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly signHint: string;
  readonly talk: Readonly<Record<TalkWord, string>> & {
    readonly standings: Readonly<Record<string, string>>;
  };
}

type TalkWord =
  | ('title' | 'weeks' | 'number' | 'person' | 'unit' | 'heldOn' | 'place' | 'office' | 'head' | 'blank')
  | ('basis' | 'rule' | 'many' | 'local' | 'results' | 'week' | 'points' | 'level' | 'works' | 'undone')
  | ('facts' | 'day' | 'kind' | 'breach' | 'task' | 'what' | 'article' | 'evidence' | 'noFacts' | 'withdrawn')
  | ('register' | 'delivered' | 'erased' | 'said' | 'toSay' | 'measures' | 'no' | 'measure' | 'owner' | 'due')
  | (
      | 'outcome'
      | 'noMeasures'
      | 'answer'
      | 'signed'
      | 'objected'
      | 'noAnswer'
      | 'signPerson'
      | 'signOffice'
      | 'signHead'
    )
  | ('closed' | 'foot' | 'proof');

interface TalkPrintOrder {
  readonly id: number;
  readonly tenant: Tenant;
  readonly locale: 'vi' | 'en';
  readonly texts: TalkFormTexts;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Throws not-found as the view does, and for a case in which there is no talk (only proposed, or declined). */
export async function talkAsPdf(context: AppContext, actor: RequestActor, order: TalkPrintOrder) {
  const { name, form } = await formFor(context, actor, order);
  const { printedFormPdf } = await import('../files/printed-form-pdf.ts');
  return { name: `${name}.pdf`, mediaType: 'application/pdf', body: await printedFormPdf(form) };
}

/** The same as a workbook. */
export async function talkAsWorkbook(context: AppContext, actor: RequestActor, order: TalkPrintOrder) {
  const { name, form } = await formFor(context, actor, order);
  const { printedFormWorkbook } = await import('../files/printed-form-xlsx.ts');
  return { name: `${name}.xlsx`, mediaType: XLSX, body: await printedFormWorkbook(form) };
}

async function formFor(context: AppContext, actor: RequestActor, order: TalkPrintOrder) {
  const view = await viewTalk(context, actor, order.id, 'talk-file');
  if (view.state === 'proposed' || view.state === 'declined') throw notFound();
  const day = view.heldOn ?? view.plannedOn ?? actor.today;
  const organ = await organAbove(context, actor, order.tenant, view.unit.id, day);
  return { name: `${order.texts.talk.title} ${view.person.name}`, form: talkForm(view, order, organ) };
}

/** What stands on the form, in one language. */
export function talkForm(
  view: TalkView,
  { locale, texts }: Pick<TalkPrintOrder, 'locale' | 'texts'>,
  organ: string,
): PrintedForm {
  const w = texts.talk;
  const { stateName, motto, placeAndDate, signHint } = texts;
  const day = view.heldOn ?? view.plannedOn;
  const weeks = view.weekKeys.map(shortWeek).join(', ');
  const last = view.acts.at(-1);
  const foot = { document: view.rule.document, id: view.rule.id, version: view.rule.version };
  return {
    ...{ language: locale, layout: 'state', above: stateName, motto, placeAndDate },
    ...{ organ, issuer: view.unit.name },
    ...{ title: w.title, subtitle: fill(w.weeks, { weeks }) },
    identity: [
      [w.number, String(view.id)],
      [w.person, view.person.name],
      [w.unit, view.unit.name],
      [w.heldOn, day === null ? w.blank : printedDay(day)],
      [w.place, view.place ?? w.blank],
      [w.office, view.office?.name ?? w.blank],
      [w.head, view.head?.name ?? w.blank],
    ],
    sections: [
      basisOf(view, w, locale),
      resultsOf(view, w, locale),
      factsOf(view, w, locale),
      talkedOf(view, w),
      measuresOf(view, w),
      answerOf(view, w),
    ],
    signatures: [
      { title: w.signPerson, hint: signHint, name: view.person.name },
      { title: w.signOffice, hint: signHint, name: view.office?.name ?? null },
      { title: w.signHead, hint: signHint, name: view.head?.name ?? null },
    ],
    footnotes: [
      fill(w.foot, foot),
      ...(last ? [fill(w.proof, { seq: last.seq, record: view.id, proof: last.proof })] : []),
    ],
  };
}

type Words = TalkFormTexts['talk'];

const text = (value: string | null): PrintedCell => ({ text: value });
const middle = (value: string): PrintedCell => ({ text: value, align: 'center' });

function shortWeek(key: string): string {
  return `${Number(key.slice(6))}/${key.slice(0, 4)}`;
}

function basisOf({ rule, trigger }: TalkView, w: Words, locale: 'vi' | 'en'): PrintedSection {
  const { document, where } = rule.citation;
  const lines = [
    fill(w.rule, { rule: trigger.name[locale], document, where }),
    ...(rule.manyUndone === null ? [] : [fill(w.many, { count: rule.manyUndone })]),
    ...(rule.local ? [fill(w.local, { number: rule.documentNumber ?? '' })] : []),
  ];
  return { kind: 'text', heading: w.basis, lines: lines.map((line) => ({ text: line })), empty: '' };
}

function resultsOf({ weeks }: TalkView, w: Words, locale: 'vi' | 'en'): PrintedSection {
  const heads = [
    [w.week, 14],
    [w.points, 12],
    [w.level, 34],
    [w.works, 20],
    [w.undone, 20],
  ] as const;
  return {
    ...{ kind: 'table', heading: w.results, columns: columnsOf(heads), empty: '' },
    rows: weeks.map(({ week, total, level, works }) => ({
      cells: [
        text(shortWeek(week)),
        { points: total },
        text(level?.name[locale] ?? null),
        middle(works === null ? '' : String(works.count)),
        middle(works === null ? '' : String(works.undone)),
      ],
    })),
  };
}

const columnsOf = (heads: readonly (readonly [string, number])[]) =>
  heads.map(([name, share]) => ({ name, share }));

/** Recorded facts and tasks of the register, week by week; what was taken back or is not counted says so. */
function factsOf({ weeks }: TalkView, w: Words, locale: 'vi' | 'en'): PrintedSection {
  const heads = [
    [w.day, 15],
    [w.kind, 18],
    [w.what, 32],
    [w.article, 15],
    [w.evidence, 20],
  ] as const;
  const rows = weeks.flatMap(({ facts, tasks }): PrintedRow[] => [
    ...facts.map(({ day, breach, what, article, evidence, withdrawn }) => ({
      cells: [
        text(printedDay(day)),
        text(breach === null ? w.task : breach[locale]),
        text(withdrawn ? fill(w.withdrawn, { what: what ?? w.erased }) : (what ?? w.erased)),
        text(article),
        text(evidence),
      ],
    })),
    ...tasks.map(({ id, title, due, delivered, standing }) => ({
      cells: [
        text(printedDay(due)),
        text(w.task),
        text([title, w.standings[standing] ?? ''].filter((part) => part !== '').join('. ')),
        text(null),
        text(
          [
            fill(w.register, { id }),
            ...(delivered ? [fill(w.delivered, { day: printedDay(delivered) })] : []),
          ].join('; '),
        ),
      ],
    })),
  ]);
  return { kind: 'table', heading: w.facts, columns: columnsOf(heads), rows, empty: w.noFacts };
}

function talkedOf({ heldOn, said, closedBecause }: TalkView, w: Words): PrintedSection {
  const words = heldOn === null ? w.toSay : (said ?? w.erased);
  const lines = [
    ...paragraphsOf(words).map((text) => ({ text })),
    ...(closedBecause === null ? [] : [{ text: fill(w.closed, { reason: closedBecause }), italic: true }]),
  ];
  return { kind: 'text', heading: w.said, lines, empty: '' };
}

/** Each line somebody wrote is a paragraph of the form. */
export const paragraphsOf = (words: string) => words.split(/\n+/).filter((line) => line.trim() !== '');

/** Before the talk three empty lines to write on. */
function measuresOf({ heldOn, measures }: TalkView, w: Words): PrintedSection {
  const heads = [
    [w.no, 7],
    [w.measure, 38],
    [w.owner, 22],
    [w.due, 15],
    [w.outcome, 18],
  ] as const;
  const rows = measures.map(({ no, text: words, owner, due, doneOn, note }) => ({
    cells: [
      middle(String(no)),
      text(words ?? w.erased),
      text(owner?.name ?? null),
      text(printedDay(due)),
      text(doneOn === null ? null : [printedDay(doneOn), note ?? w.erased].join(': ')),
    ],
  }));
  const empty = [1, 2, 3].map((no) => ({
    cells: [middle(String(no)), ...heads.slice(1).map(() => text(null))],
  }));
  return {
    ...{ kind: 'table', heading: w.measures, columns: columnsOf(heads), empty: w.noMeasures },
    rows: heldOn === null ? empty : rows,
  };
}

function answerOf({ answer, objection, person }: TalkView, w: Words): PrintedSection {
  const { name } = person;
  const words = {
    signed: fill(w.signed, { name }),
    objected: fill(w.objected, { name, words: objection ?? w.erased }),
  };
  const lines = answer === null ? [w.noAnswer] : paragraphsOf(words[answer]);
  return { kind: 'text', heading: w.answer, lines: lines.map((line) => ({ text: line })), empty: '' };
}
