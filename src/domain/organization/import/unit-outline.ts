// Lists of units without codes of their parents: who stands above whom follows from numbers, indentation, columns of levels,
// sheets, or the codes themselves.
import { cleanBlanks } from '../text-match.ts';
import type { UnitField } from './headings.ts';
import { sheetIndexOf } from './places.ts';
import type { RowCells } from './row-cells.ts';
import { LOOK, LOOK_SIZE } from './table.ts';
import { depthsOf, isOutline, splitNumbered } from './unit-numbering.ts';

export type HierarchyBy =
  | 'column'
  | 'levels'
  | 'numbering'
  | 'indentation'
  | 'look'
  | 'code'
  | 'sheet'
  | 'none';

export interface UnitLine {
  /** Its place. */
  readonly row: number;
  readonly cells: RowCells<UnitField>;
  /** How the row looks; absent where nothing tells. */
  readonly look?: number;
}

/** A line with its name without number, and its depth within its sheet (null: unclear). */
export interface OutlineLine extends UnitLine {
  readonly name: string;
  readonly depth: number | null;
}

export interface Outline {
  readonly by: HierarchyBy;
  readonly lines: readonly OutlineLine[];
}

const LEVELS = ['name', 'level2', 'level3', 'level4'] as const;

function nameOf(line: UnitLine): string {
  return line.cells.text('name') ?? '';
}

/** Blanks at the beginning count by what most lists take for one step. */
function indentOf(line: UnitLine): number {
  const cell = line.cells.cell('name');
  const blanks = /^[ \u00a0\t]*/.exec(cell?.text ?? '')?.[0] ?? '';
  return (cell?.indent ?? 0) * 100 + blanks.replace(/\t/g, '    ').length;
}

/** Numbers from a column of their own, else from before the names; null without an outline in either. */
function numbersOf(lines: readonly UnitLine[]): { numbers: (string | null)[]; names: string[] } | null {
  const own = lines.map((line) => line.cells.text('ordinal'));
  if (isOutline(own)) return { numbers: own, names: lines.map(nameOf) };
  const split = lines.map((line) => splitNumbered(nameOf(line)));
  const numbers = split.map((one) => one?.number ?? null);
  if (!isOutline(numbers)) return null;
  return { numbers, names: lines.map((line, at) => split[at]?.name ?? nameOf(line)) };
}

/** Steps of indentation as depths: deeper than the line above is one more, back to a step seen before is that step. */
function depthsOfIndents(indents: readonly number[]): number[] {
  const stack: number[] = [];
  return indents.map((indent) => {
    while (stack.length > 0 && (stack.at(-1) ?? 0) >= indent) stack.pop();
    stack.push(indent);
    return stack.length - 1;
  });
}

const MOST_LOOKS = 4;
const isCapital = (text: string) => /\p{L}{2}/u.test(text) && text === text.toUpperCase();

/** Larger letters stand above smaller ones, then bold ones, then those upon a colour. */
function standing(look: number): number {
  const size = Math.floor(look / LOOK_SIZE);
  return size * 4 + ((look & LOOK.bold) > 0 ? 2 : 0) + ((look & LOOK.filled) > 0 ? 1 : 0);
}

/**
 * Depths by the looks of the rows, or by capital letters where all look alike; null when these say nothing: the first row
 * is not of the uppermost look, or as many rows have it as stand below.
 */
function depthsOfLooks(lines: readonly UnitLine[]): readonly number[] | null {
  const byLook = lines.map(({ look = 0 }) => standing(look));
  const byCase = lines.map((line) => Number(isCapital(nameOf(line))));
  const looks = new Set(byLook).size > 1 ? byLook : byCase;
  const ranks = [...new Set(looks)].toSorted((a, b) => b - a);
  const uppermost = looks.filter((look) => look === ranks[0]).length;
  if (ranks.length < 2 || ranks.length > MOST_LOOKS || looks[0] !== ranks[0] || uppermost * 2 > looks.length)
    return null;
  return depthsOfIndents(looks.map((look) => ranks.indexOf(look)));
}

function byLevels(lines: readonly UnitLine[]): OutlineLine[] {
  return lines.flatMap((line) =>
    LEVELS.flatMap((field, depth): OutlineLine[] => {
      const cell = line.cells.cell(field);
      const name = cell === undefined || cell.spread === true ? null : line.cells.text(field);
      return name === null ? [] : [{ ...line, name, depth }];
    }),
  );
}

/** How one sheet says it. */
export function readOutline(lines: readonly UnitLine[]): Outline {
  if (lines.some((line) => line.cells.text('parentCode') !== null))
    return { by: 'column', lines: lines.map((line) => ({ ...line, name: nameOf(line), depth: null })) };
  if (lines.some((line) => line.cells.text('level2') !== null))
    return { by: 'levels', lines: byLevels(lines) };
  const numbered = numbersOf(lines);
  if (numbered !== null) {
    const depths = depthsOf(numbered.numbers);
    const read = lines.map((line, at) => ({
      ...line,
      name: cleanBlanks(numbered.names[at] ?? ''),
      depth: depths[at] ?? null,
    }));
    return { by: 'numbering', lines: read };
  }
  const indents = lines.map(indentOf);
  if (new Set(indents).size > 1) {
    const depths = depthsOfIndents(indents);
    const read = lines.map((line, at) => ({ ...line, name: nameOf(line), depth: depths[at] ?? 0 }));
    return { by: 'indentation', lines: read };
  }
  const depths = depthsOfLooks(lines);
  const isCoded = lines.some((line) => (line.cells.text('code') ?? '').includes('.'));
  if (!isCoded && depths !== null)
    return {
      by: 'look',
      lines: lines.map((line, at) => ({ ...line, name: nameOf(line), depth: depths[at] ?? 0 })),
    };
  return {
    by: isCoded ? 'code' : 'none',
    lines: lines.map((line) => ({ ...line, name: nameOf(line), depth: 0 })),
  };
}

/** For each line the index of the line above it in the tree, -1 at the top of its sheet; unclear ones stand beside the one before. */
export function parentsOf(lines: readonly OutlineLine[]): readonly number[] {
  const way: { readonly at: number; readonly depth: number; readonly sheet: number }[] = [];
  return lines.map((line, at) => {
    const sheet = sheetIndexOf(line.row);
    const depth = line.depth ?? way.at(-1)?.depth ?? 0;
    while (way.length > 0 && ((way.at(-1)?.depth ?? 0) >= depth || way.at(-1)?.sheet !== sheet)) way.pop();
    const parent = way.at(-1)?.at ?? -1;
    way.push({ at, depth, sheet });
    return parent;
  });
}
