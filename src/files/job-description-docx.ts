// The draft of a job description as a document to go on writing in. Words come from the caller.
import type { JobDescription } from '../domain/work/job-description.ts';
import type { Say } from './position-sheets.ts';

export interface JobDescriptionHead {
  readonly body: string;
  readonly unit: string;
  readonly position: string;
  readonly from: string;
  readonly to: string;
}

const FONT = 'Times New Roman';
/** Half points, as official documents expect: 13 and 14. */
const SIZE = { text: 26, title: 28 };

/** Bytes of a docx file. */
export async function jobDescriptionDocx(
  head: JobDescriptionHead,
  draft: JobDescription,
  say: Say,
): Promise<Uint8Array> {
  const docx = await import('docx');
  const { line, section, table, title } = blocks(docx);
  const { duties, criteria, competences } = tablesOf(draft, say);
  const span = { from: head.from, to: head.to, tasks: draft.tasks, outside: draft.outside };
  const document = new docx.Document({
    title: `${say('staffing.jd.title')}: ${head.position}`,
    styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: { margin: { left: '30mm', right: '15mm', top: '20mm', bottom: '20mm' } } },
        children: [
          line(head.body.toLocaleUpperCase('vi'), true),
          line(head.unit),
          title(say('staffing.jd.title')),
          line(say('staffing.jd.draft', span)),
          section(say('staffing.jd.general')),
          line(say('staffing.jd.position', { position: head.position })),
          line(say('staffing.jd.unit', { unit: head.unit })),
          line(say('staffing.jd.purpose')),
          section(say('staffing.jd.duties')),
          table(duties.heads, duties.rows),
          section(say('staffing.jd.criteria')),
          table(criteria.heads, criteria.rows),
          section(say('staffing.jd.competences')),
          table(competences.heads, competences.rows),
          section(say('staffing.jd.left')),
          ...['relations', 'authority', 'education', 'conditions'].map((key) =>
            line(say(`staffing.jd.${key}`)),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

/** The few kinds of blocks the document is made of. */
function blocks({
  AlignmentType,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
}: typeof import('docx')) {
  const line = (text: string, bold = false) => new Paragraph({ children: [new TextRun({ text, bold })] });
  const row = (cells: readonly string[], isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      children: cells.map((text) => new TableCell({ children: [line(text, isHead)] })),
    });
  return {
    line,
    title: (text: string) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        heading: HeadingLevel.HEADING_1,
        children: [new TextRun({ text, bold: true, size: SIZE.title, color: '000000' })],
      }),
    section: (text: string) =>
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        spacing: { before: 240, after: 120 },
        children: [new TextRun({ text, bold: true, color: '000000' })],
      }),
    table: (heads: readonly string[], rows: readonly (readonly string[])[]) =>
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [row(heads, true), ...rows.map((cells) => row(cells))],
      }),
  };
}

/** The three tables as words. */
function tablesOf(draft: JobDescription, say: Say) {
  const volume = (hundredths: number) => String(Math.floor(hundredths / 100));
  return {
    duties: {
      heads: ['name', 'output', 'volume', 'percent'].map((key) => say(`staffing.jd.column.${key}`)),
      rows: draft.duties.map((one) => [
        one.name,
        one.output,
        `${volume(one.volume)} ${one.measure}`,
        one.percent === null ? say('staffing.jd.noTime') : `${one.percent}%`,
      ]),
    },
    criteria: {
      heads: ['name', 'quality', 'days', 'legalBasis'].map((key) => say(`staffing.jd.column.${key}`)),
      rows: draft.duties.map((one) => [
        one.name,
        one.quality,
        one.days === null ? '' : say('staffing.jd.days', { days: one.days }),
        one.legalBasis,
      ]),
    },
    competences: {
      heads: ['field', 'groups'].map((key) => say(`staffing.jd.column.${key}`)),
      rows: draft.competences.map(({ field, groups }) => [
        field,
        groups
          .map((one) => say('staffing.jd.group', { group: one.complexity, count: volume(one.volume) }))
          .join('; '),
      ]),
    },
  };
}
