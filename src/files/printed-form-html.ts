// A printed form as a page: layout of Decree 30/2020 (or of Party documents), no script, everything people typed escaped.
import { formatPoints } from '../domain/score/points.ts';
import type { PrintedCell, PrintedForm, PrintedRow, PrintedSection } from './printed-form.ts';
import { escaped } from './weekly-form-html.ts';
import { FORM_STYLE } from './weekly-form-style.ts';

const STYLE = `${FORM_STYLE}
.sheet th, .sheet td { font-weight: normal; } .sheet thead th, .sheet .bold th, .sheet .bold td { font-weight: bold; }
.sheet tbody tr:not(.group) th { padding-left: 1.5mm; }
.in1 th.first { padding-left: 5mm !important; } .in2 th.first { padding-left: 9mm !important; }
.in3 th.first { padding-left: 13mm !important; }
.star { margin: 0; }
`;

/** A whole HTML document; the nonce placeholder is replaced by whoever sends it. */
export function printedFormHtml(form: PrintedForm): string {
  return `<!doctype html>
<html lang="${form.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${form.title} - ${form.subtitle}`)}</title>
<style nonce="__CSP_NONCE__">${STYLE}</style></head><body><main>
${letterhead(form)}
<h1>${escaped(form.title)}</h1>
<p class="week">${escaped(form.subtitle)}</p>
<dl>${form.identity
    .map(([label, value]) => `<div><dt>${escaped(label)}:</dt><dd>${escaped(value)}</dd></div>`)
    .join('')}</dl>
${form.sections.map((section) => sectionHtml(section, form.language)).join('\n')}
<section class="signatures">${form.signatures
    .map(
      ({
        title,
        hint,
        name,
      }) => `<div><p class="title">${escaped(title)}</p><p class="hint">${escaped(hint)}</p>
<p class="name">${escaped(name ?? '')}</p></div>`,
    )
    .join('')}</section>
<footer>${form.footnotes.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer>
</main></body></html>
`;
}

function letterhead(form: PrintedForm): string {
  const star = form.layout === 'party' ? '<p class="star">*</p>' : '';
  const motto = form.motto === '' ? '' : `<p class="motto">${escaped(form.motto)}</p>`;
  return `<header><div><p class="organ">${escaped(form.organ)}</p><p class="issuer">${escaped(form.issuer)}</p>${star}</div>
<div><p class="state">${escaped(form.above)}</p>${motto}
<p class="place">${escaped(form.placeAndDate)}</p></div></header>`;
}

function sectionHtml(section: PrintedSection, language: 'vi' | 'en'): string {
  const heading = `<h2>${escaped(section.heading)}</h2>`;
  if (section.kind === 'text') {
    if (section.lines.length === 0) return `${heading}<p>${escaped(section.empty)}</p>`;
    const lines = section.lines.map(
      ({ text, italic }) => `<p class="${italic ? 'who' : 'typed'}">${escaped(text)}</p>`,
    );
    return heading + lines.join('');
  }
  if (section.rows.length === 0) return `${heading}<p>${escaped(section.empty)}</p>`;
  const columns = section.columns.map(({ share }) => `<col width="${share}%">`).join('');
  const heads = section.columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('');
  return `${heading}<table class="sheet"><colgroup>${columns}</colgroup><thead><tr>${heads}</tr></thead>
<tbody>${section.rows.map((row) => rowHtml(row, language)).join('\n')}</tbody></table>`;
}

function rowHtml({ cells, bold, indent = 0 }: PrintedRow, language: 'vi' | 'en'): string {
  const kinds = [...(bold ? ['bold'] : []), ...(indent > 0 ? [`in${Math.min(indent, 3)}`] : [])];
  const first = cells[0];
  const rest = cells.slice(1).map((cell) => cellHtml(cell, language));
  const head =
    first === undefined ? '' : `<th scope="row" class="first">${escaped(words(first, language))}</th>`;
  return `<tr${kinds.length > 0 ? ` class="${kinds.join(' ')}"` : ''}>${head}${rest.join('')}</tr>`;
}

function cellHtml(cell: PrintedCell, language: 'vi' | 'en'): string {
  const kind = 'points' in cell ? 'points' : (cell.align === 'center' && 'middle') || '';
  return `<td${kind === '' ? '' : ` class="${kind}"`}>${escaped(words(cell, language))}</td>`;
}

function words(cell: PrintedCell, language: 'vi' | 'en'): string {
  if ('text' in cell) return cell.text ?? '';
  return cell.points === null ? '' : formatPoints(cell.points, language);
}
