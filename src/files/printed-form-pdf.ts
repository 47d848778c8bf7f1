// A printed form as PDF/A: the same letterhead, tables and places to sign as the page. Tables break over pages and
// repeat their heads; signatures stay together.
import { formatPoints } from '../domain/score/points.ts';
import type { PrintedCell, PrintedForm, PrintedSection } from './printed-form.ts';
import { PAPER_FONT, typstPdf } from './typst.ts';

const SOURCE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title + " - " + d.subtitle, author: d.organ)
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, top: 20mm, bottom: 20mm), footer: context align(center, text(size: 10pt, str(counter(page).get().first()) + "/" + str(counter(page).final().first()))))
#set text(font: ${PAPER_FONT}, size: 13pt, lang: d.language)
#set par(justify: false)
#set table(stroke: 0.5pt, inset: 5pt)
#show heading: it => block(above: 14pt, below: 8pt, sticky: true, text(size: 13pt, weight: "bold", it.body))
#let lines(words) = words.split("\\n").map(one => text(one)).join(linebreak())
// At 12 pt the name of the state stays on one line, as the rules on official documents have it.
#text(size: 12pt, grid(columns: (1fr, 1.4fr), align: center, column-gutter: 4pt, row-gutter: 8pt,
  upper(d.organ), text(weight: "bold", d.above),
  text(weight: "bold", upper(d.issuer)), if d.motto == "" { [] } else { text(weight: "bold", underline(d.motto)) },
  d.star, text(style: "italic", d.placeAndDate)))
#v(12pt)
#align(center, text(size: 14pt, weight: "bold", d.title))
#align(center, text(weight: "bold", d.subtitle))
#v(6pt)
#for (label, value) in d.identity { par[#label: #text(weight: "bold", value)] }
#for s in d.sections {
  heading(level: 1, s.heading)
  if s.empty != none { par(s.empty) } else if s.kind == "text" {
    for line in s.lines { par(if line.italic { text(style: "italic", lines(line.text)) } else { lines(line.text) }) }
  } else {
    set text(size: 11pt)
    table(columns: s.shares.map(one => one * 1fr), align: (x, y) => if y == 0 { center } else if s.aligns.at(x) == "right" { right } else if s.aligns.at(x) == "center" { center } else { left },
      table.header(..s.heads.map(h => text(weight: "bold", h))),
      ..s.rows.map(r => r.cells.enumerate().map(((at, c)) => table.cell(breakable: r.long, pad(left: if at == 0 { r.indent * 8pt } else { 0pt }, if r.bold { text(weight: "bold", lines(c)) } else { lines(c) })))).flatten())
  }
}
#if d.signatures.len() > 0 {
  v(14pt)
  block(breakable: false, grid(columns: d.signatures.map(_ => 1fr), align: center, column-gutter: 4pt, row-gutter: 8pt,
    ..d.signatures.map(s => text(size: 12pt, weight: "bold", s.title)),
    ..d.signatures.map(s => text(style: "italic", s.hint)),
    ..d.signatures.map(s => v(54pt)),
    ..d.signatures.map(s => text(weight: "bold", s.name))))
}
#v(10pt)
#for line in d.footnotes { text(size: 10pt, style: "italic", line); linebreak() }
`;

/** Bytes of a PDF/A file. */
export function printedFormPdf(form: PrintedForm): Promise<Uint8Array> {
  const { sections, signatures, layout, identity, footnotes, ...words } = form;
  return typstPdf(SOURCE, {
    ...words,
    ...{ identity, footnotes, star: layout === 'party' ? '*' : '' },
    sections: sections.map((section) => sectionData(section, form.language)),
    signatures: signatures.map((one) => ({ ...one, name: one.name ?? '' })),
  });
}

/** Letters up to which a row stays whole on a page; what is longer may not fit one and is broken. */
const LONGEST_WHOLE = 500;

function sectionData(section: PrintedSection, language: 'vi' | 'en') {
  const { heading, kind } = section;
  if (kind === 'text') {
    const lines = section.lines.map(({ text, italic = false }) => ({ text, italic }));
    return { heading, kind, lines, empty: lines.length === 0 ? section.empty : null };
  }
  const { columns, rows } = section;
  return {
    ...{ heading, kind, empty: rows.length === 0 ? section.empty : null },
    ...{ heads: columns.map(({ name }) => name), shares: columns.map(({ share }) => share) },
    aligns: columns.map((_, at) => alignOf(rows[0]?.cells[at])),
    rows: rows.map(({ cells, bold = false, indent = 0 }) => {
      const said = cells.map((cell) => words(cell, language));
      return { cells: said, bold, indent, long: said.some((one) => one.length > LONGEST_WHOLE) };
    }),
  };
}

function alignOf(cell: PrintedCell | undefined): 'left' | 'center' | 'right' {
  if (cell === undefined) return 'left';
  return 'points' in cell ? 'right' : (cell.align ?? 'left');
}

function words(cell: PrintedCell, language: 'vi' | 'en'): string {
  if ('text' in cell) return cell.text ?? '';
  return cell.points === null ? '' : formatPoints(cell.points, language);
}
