// A line of work in the form of a longer period: typed texts to a line as it is sent, and back. No React.
import { type ItemFault, MOST_WORK_LINES, type WorkLine } from '../../../domain/score/input.ts';
import { formatPoints, parsePoints } from '../../../domain/score/points.ts';
import type { Locale } from '../../../text/index.ts';

/** A line being typed. Faults and delays: one number for each faulty item, '2/1' = twice, one of them excused. */
export interface LineDraft {
  readonly key: string;
  readonly title: string;
  readonly product: string;
  readonly axis: string;
  readonly coefficient: string;
  /** Per cent, one after the other: '40 70' is a share of 40 of a part of 70; empty where the whole counts. */
  readonly factors: string;
  readonly assigned: string;
  readonly done: string;
  readonly faults: string;
  readonly delays: string;
  readonly progress: string;
  readonly quality: string;
  readonly exceeded: boolean;
  readonly bonus: boolean;
}
export function newLine(lines: readonly LineDraft[]): LineDraft {
  const used = lines.map(({ key }) => Number(key.replace(/\D/g, '')) || 0);
  return {
    ...{ key: `l${Math.max(0, ...used) + 1}`, title: '', product: '', axis: '' },
    ...{
      coefficient: '1',
      factors: '',
      assigned: '1',
      done: '',
      faults: '',
      delays: '',
      progress: '',
      quality: '',
    },
    ...{ exceeded: false, bonus: false },
  };
}

/** Rows pasted from a sheet: title, product, coefficient, assigned, done, faults, delays; missing cells keep the usual. */
export function pastedLines(text: string, lines: readonly LineDraft[]): readonly LineDraft[] {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const all = [...lines];
  for (const cells of rows) {
    const base = newLine(all);
    const [title = '', product = '', coefficient, assigned, done = '', faults = '', delays = ''] = cells;
    const numbers = { coefficient: coefficient || base.coefficient, assigned: assigned || base.assigned };
    all.push({ ...base, ...numbers, title, product, done, faults, delays });
  }
  return all;
}

/** Faults or delays as typed; null when it cannot be read. */
export function readFaults(text: string): readonly ItemFault[] | null {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;+]+/)
    .filter((word) => word !== '' && word !== '0');
  const found = words.map((word): ItemFault | null => {
    const match = /^(\d{1,3})(?:\/(\d{1,3}))?$/.exec(word);
    const [times, excused] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
    return match === null || times === 0 || excused > times ? null : { times, excused };
  });
  return found.includes(null) ? null : found.filter((one) => one !== null);
}

export function faultsText(faults: readonly ItemFault[]): string {
  return faults.map(({ times, excused }) => (excused > 0 ? `${times}/${excused}` : `${times}`)).join(' ');
}

const MOST_FACTORS = 5;

/** Percentages from 1 up; null when they cannot be read. */
export function readFactors(text: string): readonly number[] | null {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;x×%]+/)
    .filter((word) => word !== '');
  if (words.length > MOST_FACTORS || words.some((word) => !/^[1-9]\d{0,5}$/.test(word))) return null;
  return words.map(Number);
}

export type LineField =
  | 'title'
  | 'coefficient'
  | 'factors'
  | 'assigned'
  | 'done'
  | 'faults'
  | 'delays'
  | 'progress'
  | 'quality';

/** Which fields of a line cannot be used yet. */
export function lineFaults(line: LineDraft, degrees: boolean): readonly LineField[] {
  const isAmount = (text: string) => parsePoints(text).ok;
  const coefficient = parsePoints(line.coefficient);
  const checks: readonly (readonly [LineField, boolean])[] = [
    ['title', /[\p{L}\p{N}]/u.test(line.title)],
    ['coefficient', coefficient.ok && coefficient.hundredths > 0],
    ['factors', readFactors(line.factors) !== null],
    ['assigned', isAmount(line.assigned)],
    ['done', isAmount(line.done)],
    ['faults', readFaults(line.faults) !== null],
    ['delays', readFaults(line.delays) !== null],
    ['progress', !degrees || isAmount(line.progress)],
    ['quality', !degrees || isAmount(line.quality)],
  ];
  return checks.flatMap(([field, ok]) => (ok ? [] : [field]));
}

/** Hundredths of what was typed; 0 for what is no number. */
export function amount(text: string): number {
  const read = parsePoints(text);
  return read.ok ? read.hundredths : 0;
}

/** A line as it is sent; what cannot be read counts as nothing and is named by `lineFaults`. */
export function workLine(line: LineDraft, degrees: boolean): WorkLine {
  return {
    key: line.key,
    axis: line.axis === '' ? null : line.axis,
    coefficient: amount(line.coefficient),
    factors: readFactors(line.factors) ?? [],
    assigned: amount(line.assigned),
    done: amount(line.done),
    faults: readFaults(line.faults) ?? [],
    delays: readFaults(line.delays) ?? [],
    exceeded: line.exceeded,
    progress: degrees ? amount(line.progress) : null,
    quality: degrees ? amount(line.quality) : null,
    bonus: line.bonus,
  };
}

interface Named {
  readonly title: string;
  readonly product: string;
}

/** A recorded or proposed line to go on typing with; nothing of it is left out. */
export function lineDraft(line: WorkLine, named: Named, locale: Locale): LineDraft {
  const text = (hundredths: number | null) => (hundredths === null ? '' : formatPoints(hundredths, locale));
  const { key, axis, exceeded, bonus } = line;
  return {
    ...{ key, title: named.title, product: named.product, axis: axis ?? '', exceeded, bonus },
    ...{ coefficient: text(line.coefficient), factors: line.factors.join(' ') },
    ...{ assigned: text(line.assigned), done: text(line.done) },
    ...{ faults: faultsText(line.faults), delays: faultsText(line.delays) },
    ...{ progress: text(line.progress), quality: text(line.quality) },
  };
}

interface Proposed extends Named {
  readonly line: WorkLine;
}

/** Keys of lines made from the register (`work-lines.ts`). */
const FROM_REGISTER = /^(task|item)-/;

/**
 * The lines the register proposes beside those typed; taken over again they replace all that was taken before, whatever has
 * become of it. `cut`: how many found no room.
 */
export function takenOver(
  proposed: readonly Proposed[],
  lines: readonly LineDraft[],
  locale: Locale,
): { readonly lines: readonly LineDraft[]; readonly cut: number } {
  const typed = lines.filter(({ key }) => !FROM_REGISTER.test(key));
  const fresh = proposed.map((one) => lineDraft(one.line, one, locale));
  const all = [...typed, ...fresh];
  return { lines: all.slice(0, MOST_WORK_LINES), cut: Math.max(0, all.length - MOST_WORK_LINES) };
}
