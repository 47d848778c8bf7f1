// The weekly summary of a unit on A4: the letterhead of official documents, then figures, units, people, difficulties.

import type { WeekSummary } from '../domain/office/summary.ts';
import { formatPoints } from '../domain/score/points.ts';
import { doneOf, keyFigures, ownReportOf, type SummaryWords } from './summary-sheets.ts';
import { PAPER_FONT, typstPdf } from './typst.ts';

const SOURCE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.body)
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, top: 20mm, bottom: 20mm), footer: context align(center, text(size: 10pt, str(counter(page).get().first()) + "/" + str(counter(page).final().first()))))
#set text(font: ${PAPER_FONT}, size: 12pt, lang: d.language)
#set par(justify: false)
#set table(stroke: 0.5pt, inset: 5pt)
#show heading: it => block(above: 14pt, below: 8pt, text(size: 13pt, weight: "bold", it.body))
#let head(cells) = table.header(..cells.map(c => text(weight: "bold", c)))
#grid(columns: (1fr, 1.35fr), align: center, column-gutter: 4pt, row-gutter: 8pt,
  upper(d.body), text(weight: "bold", d.stateName),
  text(weight: "bold", upper(d.unit)), text(weight: "bold", underline(d.motto)),
  [], text(style: "italic", d.placeAndDate))
#v(12pt)
#align(center, text(size: 14pt, weight: "bold", d.title))
#align(center, text(weight: "bold", d.week))
#v(6pt)
#for line in d.findings { par(line) }
#heading(level: 1, d.words.figures)
#table(columns: (1fr, auto, 1fr, auto), ..d.figures.map(f => (f.at(0), align(right, f.at(1)))).flatten())
#heading(level: 1, d.words.units)
// Even columns beside the name: as wide as their words, they would leave it one word a line.
#{
  set text(size: 10pt)
  set table(inset: (x: 3pt, y: 5pt))
  show table.cell.where(y: 0): set align(center + horizon)
  table(columns: (2.6fr,) + (1fr,) * (d.unitHeads.len() - 1), align: (x, y) => if x == 0 { left } else { right },
    head(d.unitHeads), ..d.units.flatten())
}
#heading(level: 1, d.words.people)
#if d.people.len() == 0 { par(d.words.nobody) } else {
  table(columns: (1.2fr, 1.3fr, 1.6fr, auto, 1fr), head(d.peopleHeads), ..d.people.flatten())
}
#heading(level: 1, d.words.difficulties)
#if d.difficulties.len() == 0 { par(d.words.noDifficulty) } else {
  table(columns: (1fr, 1fr, 2fr), head(d.difficultyHeads), ..d.difficulties.flatten())
}
#v(10pt)
#text(size: 10pt, style: "italic", d.foot)
`;

/** Bytes of a PDF/A file. */
export function summaryPdf(view: WeekSummary, words: SummaryWords): Promise<Uint8Array> {
  const { say, locale } = words;
  const shown = (points: number | null) => (points === null ? '–' : formatPoints(points, locale));
  const level = (key: string | null) => view.levels.find((one) => one.key === key)?.name[locale] ?? '–';
  const figures = keyFigures(view, words).map(([name, value]) => [
    name,
    value === null ? '–' : number(value, locale),
  ]);
  return typstPdf(SOURCE, {
    language: locale,
    ...{ body: words.body, unit: view.unit.name, stateName: words.stateName, motto: words.motto },
    placeAndDate: words.placeAndDate,
    title: say('summary.paperTitle'),
    week: weekLine(view, words),
    findings: findingsOf(view, words),
    // Two figures side by side: an odd one leaves its neighbour empty.
    figures: figures.length % 2 === 0 ? figures : [...figures, ['', '']],
    unitHeads: [
      ...[say('summary.unit'), say('summary.people'), say('summary.doneShare'), say('summary.late')],
      ...view.levels.map(({ name }) => name[locale]),
      say('summary.mean'),
      say('summary.own'),
    ],
    units: view.units.map((one) => {
      const { done, all } = doneOf(one);
      const levels = view.levels.map(({ key }) => String(one.levels[key] ?? 0));
      return [
        one.unit.name,
        `${one.counts.people}`,
        `${done}/${all}`,
        `${one.counts.late}`,
        ...levels,
        shown(one.mean),
        ownReportOf(one, words).filter(Boolean).join(': ') || '–',
      ];
    }),
    peopleHeads: ['person', 'unit', 'reasons', 'total', 'level'].map((key) => say(`summary.${key}`)),
    people: view.people.map((one) => [
      ...[one.person.name, one.unit.name, one.reasons.map((key) => say(`summary.reason.${key}`)).join('; ')],
      ...[shown(one.total), level(one.level)],
    ]),
    difficultyHeads: ['unit', 'person', 'difficulty'].map((key) => say(`summary.${key}`)),
    difficulties: view.difficulties.map((one) => [one.unit.name, one.person.name, one.text]),
    words: {
      figures: say('summary.sheet.figures'),
      units: say('summary.sheet.units'),
      people: say('summary.sheet.people'),
      nobody: say('summary.nobody'),
      difficulties: say('summary.sheet.difficulties'),
      noDifficulty: say('summary.noDifficulty'),
    },
    foot: say('summary.foot', {
      document: view.rulebook.document,
      id: view.rulebook.id,
      version: view.rulebook.version,
    }),
  });
}

const number = (value: number, locale: 'vi' | 'en') =>
  Number.isInteger(value) ? String(value) : formatPoints(Math.round(value * 100), locale);

const day = (date: string) => date.split('-').reverse().join('/');

function weekLine({ week, from, last }: WeekSummary, { say }: SummaryWords): string {
  return say('summary.paperWeek', {
    ...{ week: Number(week.slice(6)), year: week.slice(0, 4), from: day(from), to: day(last) },
  });
}

/** The few sentences a leader reads first. */
export function findingsOf(view: WeekSummary, { say }: Pick<SummaryWords, 'say'>): readonly string[] {
  const { done, all } = doneOf(view.whole);
  return [
    say('summary.finding.done', { done, all, units: view.units.length }),
    say('summary.finding.late', { count: view.whole.counts.late }),
    say('summary.finding.people', { count: view.people.length, difficulties: view.difficulties.length }),
  ];
}
