// The weekly form as a page to print: layout of Decree 30/2020, no script, everything people typed escaped.
import { formatPoints } from '../domain/score/points.ts';
import {
  type FormScoreRow,
  type FormTexts,
  footnotes,
  identityOf,
  printedDay,
  type WeeklyForm,
  weekLine,
} from './weekly-form.ts';
import { FORM_STYLE } from './weekly-form-style.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and attribute values of HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** Line ends stay line ends. */
function paragraph(text: string): string {
  return `<p class="typed">${escaped(text)}</p>`;
}

const cell = (content: string, kind = '') => `<td${kind === '' ? '' : ` class="${kind}"`}>${content}</td>`;
const heading = (content: string) => `<th scope="col">${escaped(content)}</th>`;

/** A whole HTML document; the nonce placeholder is replaced by whoever sends it. */
export function weeklyFormHtml(form: WeeklyForm, texts: FormTexts): string {
  const language = texts.language === 'vi' ? 'vi' : 'en';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${texts.title} - ${form.person} - ${form.week}/${form.year}`)}</title>
<style nonce="__CSP_NONCE__">${FORM_STYLE}</style></head><body><main>
${letterhead(form, texts)}
${form.preview ? `<p class="preview">${escaped(texts.preview)}</p>\n` : ''}<h1>${escaped(texts.title)}</h1>
<p class="week">${escaped(weekLine(form, texts))}</p>
<dl>${identityOf(form, texts)
    .map(([label, value]) => `<div><dt>${escaped(label)}:</dt><dd>${escaped(value)}</dd></div>`)
    .join('')}</dl>
${work(form, texts)}
<h2>${escaped(texts.conduct)}</h2>${paragraph(form.conduct)}
<h2>${escaped(texts.difficulties)}</h2>${paragraph(form.difficulties)}
${scores(form, texts, language)}
${comments(form, texts)}
${signatures(form, texts)}
<footer>${footnotes(form, texts)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')}</footer>
</main></body></html>
`;
}

function letterhead(form: WeeklyForm, texts: FormTexts): string {
  return `<header><div><p class="organ">${escaped(form.organ)}</p><p class="issuer">${escaped(form.unit)}</p></div>
<div><p class="state">${escaped(texts.stateName)}</p><p class="motto">${escaped(texts.motto)}</p>
<p class="place">${escaped(texts.placeAndDate)}</p></div></header>`;
}

function work(form: WeeklyForm, texts: FormTexts): string {
  const title = `<h2>${escaped(texts.work)}</h2>`;
  if (form.items.length === 0) return `${title}<p>${escaped(texts.noWork)}</p>`;
  const day = (date: string | null) => (date === null ? '' : printedDay(date));
  const rows = form.items.map((item, index) => {
    const cells = [
      cell(String(index + 1), 'middle'),
      cell(escaped(item.title)),
      cell(escaped(item.product)),
      cell(day(item.due), 'middle'),
      cell(day(item.done), 'middle'),
      cell(escaped(item.note)),
    ];
    return `<tr>${cells.join('')}</tr>`;
  });
  const columns = [texts.number, texts.task, texts.product, texts.due, texts.done, texts.note];
  return `${title}<table class="work"><thead><tr>${columns.map(heading).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

function scores(form: WeeklyForm, texts: FormTexts, language: 'vi' | 'en'): string {
  const points = (value: number | null) =>
    cell(value === null ? '' : formatPoints(value, language), 'points');
  const stages = (row: Pick<FormScoreRow, 'self' | 'scorer' | 'final'>) =>
    [row.self, row.scorer, row.final].map(points).join('');
  const rows = form.rows.map(
    (row) => `<tr${row.isGroup ? ' class="group"' : ''}><th scope="row">${escaped(row.name)}</th>
${points(row.max)}${stages(row)}</tr>`,
  );
  const { self, scorer, final } = form.levels;
  const levels = [self, scorer, final].map((level) => cell(escaped(level ?? ''), 'middle')).join('');
  const columns = [texts.criterion, texts.max, texts.self, texts.scorer, texts.final];
  return `<h2>${escaped(texts.scores)}</h2>
<table class="scores"><thead><tr>${columns.map(heading).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody>
<tfoot><tr><th scope="row">${escaped(texts.total)}</th>${points(form.maxTotal)}${stages(form.totals)}</tr>
<tr><th scope="row">${escaped(texts.level)}</th><td></td>${levels}</tr></tfoot></table>`;
}

function comments(form: WeeklyForm, texts: FormTexts): string {
  const title = `<h2>${escaped(texts.comments)}</h2>`;
  if (form.comments.length === 0) return `${title}<p>${escaped(texts.noComments)}</p>`;
  const lines = form.comments.map(({ act, day, by, text }) => {
    const who = [texts.acts[act] ?? act, by, printedDay(day)].filter((part) => part !== null).join(', ');
    return `<p class="who">${escaped(who)}</p>${paragraph(text)}`;
  });
  return title + lines.join('');
}

function signatures({ signers }: WeeklyForm, texts: FormTexts): string {
  const place = (title: string, name: string | null) =>
    `<div><p class="title">${escaped(title)}</p><p class="hint">${escaped(texts.signHint)}</p>
<p class="name">${escaped(name ?? '')}</p></div>`;
  return `<section class="signatures">${place(texts.signSelf, signers.self)}
${place(texts.signScorer, signers.scorer)}${place(texts.signFinal, signers.final)}</section>`;
}
