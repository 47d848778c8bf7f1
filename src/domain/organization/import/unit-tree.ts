// From outlines to units with codes: each below the one its outline puts it under, with the code of the list, the one recorded
// for that name in that place, or a new one.
import type { Unit } from '../shape.ts';
import { foldText, nameKey } from '../text-match.ts';
import { RowCells } from './row-cells.ts';
import type { TroubleLog } from './trouble-log.ts';
import { guessUnitKind } from './unit-kinds.ts';
import { type Outline, type OutlineLine, parentsOf } from './unit-outline.ts';

export interface PlacedUnit {
  readonly line: OutlineLine;
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: string;
}

export interface OutlineSheet {
  readonly name: string;
  /** Place of its heading row. */
  readonly place: number;
  readonly outline: Outline;
}

/** A line with what is above it: another line, a recorded unit by its code, or nothing. */
interface Node {
  readonly line: OutlineLine;
  above: Node | string | null;
  code: string | null;
}

export class UnitTree {
  readonly #recorded: readonly Unit[];
  readonly #log: TroubleLog;
  readonly #nodes: Node[] = [];
  readonly #byName = new Map<string, Node | null>();
  readonly #byCode = new Map<string, Node>();
  readonly #recordedAt: ReadonlyMap<string, Unit>;
  readonly #taken: Set<string>;
  /** Codes of recorded units taken over by a line. */
  readonly #used = new Set<string>();
  readonly #last = new Map<string, number>();

  constructor(recorded: readonly Unit[], log: TroubleLog) {
    this.#recorded = recorded;
    this.#log = log;
    this.#taken = new Set(recorded.map((unit) => unit.code));
    const codes = new Map(recorded.map((unit) => [unit.id, unit.code]));
    const place = (unit: Unit): string => placeKey(codes.get(unit.parentId ?? 0) ?? null, unit.name);
    this.#recordedAt = new Map(recorded.map((unit) => [place(unit), unit]));
  }

  placed(sheets: readonly OutlineSheet[]): readonly PlacedUnit[] {
    const parts = sheets.map((sheet) => this.#nodesOf(sheet.outline));
    for (const [at, sheet] of sheets.entries()) this.#join(sheet, parts[at] ?? [], sheets.length > 1);
    return this.#nodes.map((node) => ({
      line: node.line,
      name: node.line.name,
      code: this.#codeOf(node),
      parentCode: this.#parentCode(node),
    }));
  }

  #nodesOf({ lines }: Outline): Node[] {
    const nodes = lines.map((line): Node => ({ line, above: null, code: line.cells.text('code') }));
    for (const node of nodes) this.#enter(node);
    return nodes;
  }

  #enter(node: Node): void {
    this.#nodes.push(node);
    const key = nameKey(node.line.name);
    this.#byName.set(key, this.#byName.has(key) ? null : node);
    if (node.code === null) return;
    this.#taken.add(node.code);
    this.#used.add(node.code);
    if (!this.#byCode.has(node.code)) this.#byCode.set(node.code, node);
  }

  #join(sheet: OutlineSheet, nodes: readonly Node[], isOneOfSeveral: boolean): void {
    const { by, lines } = sheet.outline;
    const parents = parentsOf(lines);
    const top = isOneOfSeveral ? this.#unitOfSheet(sheet, nodes) : null;
    for (const [at, node] of nodes.entries()) {
      if (by === 'column') node.above = this.#named(node);
      else if (by === 'code') node.above = this.#byPrefix(node.code) ?? top;
      else node.above = nodes[parents[at] ?? -1] ?? top;
    }
  }

  /** The unit above by its code or its name, among the list first; asked for when nobody knows it. */
  #named(node: Node): Node | string | null {
    const text = node.line.cells.text('parentCode');
    if (text === null) return null;
    const known = this.#find(text);
    if (known !== null) return known;
    const trouble = {
      severity: 'error' as const,
      code: 'parent-unknown' as const,
      row: node.line.row,
      field: 'parentCode',
    };
    const answer = this.#log.raise({ ...trouble, value: text });
    if (answer === null || answer.value === null) return null;
    const answered = this.#find(answer.value);
    if (answered === null) this.#log.refuse({ ...trouble, value: answer.value });
    return answered;
  }

  #find(text: string): Node | string | null {
    const listed = this.#byCode.get(text) ?? this.#byName.get(nameKey(text));
    if (listed !== undefined && listed !== null) return listed;
    const key = nameKey(text);
    const recorded = this.#recorded.filter((unit) => unit.code === text || nameKey(unit.name) === key);
    const [only] = recorded;
    return recorded.length === 1 && only !== undefined ? only.code : null;
  }

  /** 'KH.22366.UB.9': the longest beginning that is a code. */
  #byPrefix(code: string | null): Node | string | null {
    const parts = (code ?? '').split('.');
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const beginning = parts.slice(0, length).join('.');
      const node = this.#byCode.get(beginning);
      if (node !== undefined) return node;
      if (this.#recorded.some((unit) => unit.code === beginning)) return beginning;
    }
    return null;
  }

  /** A sheet named like a unit holds what is below it; a unit nobody else names is made of the sheet. */
  #unitOfSheet({ name, place }: OutlineSheet, own: readonly Node[]): Node | string | null {
    const found = this.#find(name);
    if (found !== null) return typeof found === 'string' || !own.includes(found) ? found : null;
    if (guessUnitKind(name) === null) return null;
    const line = { row: place, name, depth: 0, cells: new RowCells(place, new Map(), this.#log) };
    const node: Node = { line, above: null, code: null };
    this.#enter(node);
    return node;
  }

  #parentCode({ above }: Node): string | null {
    if (above === null || typeof above === 'string') return above;
    return this.#codeOf(above);
  }

  /** Reckoned from the top down along the way of a unit; a circle is left for those who check parents. */
  #codeOf(node: Node): string {
    const way: Node[] = [];
    for (
      let at: Node | string | null = node;
      at !== null && typeof at !== 'string' && at.code === null;
      at = at.above
    ) {
      if (way.includes(at)) break;
      way.push(at);
    }
    for (const one of way.toReversed()) one.code ??= this.#newCode(one);
    return node.code ?? '';
  }

  #newCode(node: Node): string {
    const { above } = node;
    const parent = above === null || typeof above === 'string' ? above : above.code;
    const known = this.#recordedAt.get(placeKey(parent, node.line.name));
    if (known !== undefined && !this.#used.has(known.code)) {
      this.#used.add(known.code);
      return known.code;
    }
    const code = this.#freeCode(parent, node.line.name);
    this.#taken.add(code);
    const about = { row: node.line.row, field: 'name', value: node.line.name, params: { code } };
    this.#log.raise({ severity: 'note', code: 'code-made', ...about });
    return code;
  }

  #freeCode(parent: string | null, name: string): string {
    const base = parent ?? initials(name);
    if (parent === null && !this.#taken.has(base)) return base;
    for (let number = (this.#last.get(base) ?? 0) + 1; ; number += 1) {
      const code = `${base}.${number}`;
      if (this.#taken.has(code)) continue;
      this.#last.set(base, number);
      return code;
    }
  }
}

function placeKey(parentCode: string | null, name: string): string {
  return `${parentCode ?? ''}|${nameKey(name)}`;
}

/** 'Uỷ ban nhân dân phường' -> 'UBNDP'. */
function initials(name: string): string {
  const letters = foldText(name)
    .split(' ')
    .map((word) => (/^\d+$/.test(word) ? word : word.charAt(0)))
    .join('');
  return letters.toUpperCase().slice(0, 12) || 'U';
}
