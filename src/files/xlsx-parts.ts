// Small parts of a workbook: list of sheets, shared strings, number formats. Sheets themselves: xlsx-sheet.ts.
// Parsed from the checked zip with the SAX parser of excelts: its workbook reader keeps only the last run of an
// inline rich text, reads ISO dates (t="d") as a number and follows hostile merges, and nothing of that is said.
import { SaxParser } from '@cj-tech-master/excelts/xml';
import { LOOK, LOOK_SIZE } from '../domain/organization/import/table.ts';
import { withoutNoLetters } from './cell-text.ts';
import { isDateFormat } from './date-format.ts';
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { Tally } from './tally.ts';
import type { ZipEntry } from './zip-directory.ts';
import { inflateEntry } from './zip-inflate.ts';

export type Attributes = Readonly<Record<string, string>>;
export interface PartHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** The checked zip a workbook is read from. */
export interface Package {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly limits: ReadLimits;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const TAG_END = 0x3e;
/** Bytes of one text, tag or comment: the parser gathers them letter by letter, and a spreadsheet holds 32,767 in a cell. */
const LONGEST_TOKEN = 1024 * 1024;

/** Streams one part through the handlers; a missing part is left out silently. Names come without namespace prefix. */
export async function readPart(pack: Package, path: string, handlers: PartHandlers): Promise<void> {
  const entry = pack.entries.get(path);
  if (entry === undefined) return;
  const parser = new SaxParser({ position: false, invalidCharHandling: 'replace', maxDepth: 64 });
  parser.on('opentag', (tag) => handlers.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    let untagged = 0;
    for await (const piece of inflateEntry(pack.bytes, entry)) {
      const end = piece.lastIndexOf(TAG_END);
      untagged = end === -1 ? untagged + piece.length : piece.length - end;
      if (untagged > LONGEST_TOKEN) throw new FileRefused('file-too-much-text', { most: LONGEST_TOKEN });
      parser.write(decoder.decode(piece, { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('file-damaged', { what: path });
  }
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}
export interface WorkbookPart {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly stringsPath: string;
  readonly stylesPath: string;
}

function resolveTarget(target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return path.replace(/\/\.\//g, '/').replace(/[^/]+\/\.\.\//g, '');
}

/** The relation id: the only attribute `id` with a prefix, whatever the prefix is. */
function relationOf(a: Attributes): string {
  return Object.entries(a).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
}

interface Targets {
  readonly sheets: ReadonlyMap<string, string>;
  readonly strings: string;
  readonly styles: string;
}

/** Where the parts lie: the relations say it, the usual places hold where they are silent. */
async function readTargets(pack: Package): Promise<Targets> {
  const sheets = new Map<string, string>();
  const paths = { strings: 'xl/sharedStrings.xml', styles: 'xl/styles.xml' };
  await readPart(pack, 'xl/_rels/workbook.xml.rels', {
    open: (name, a) => {
      if (name !== 'Relationship') return;
      const target = a.Target ?? '';
      if (a.Type?.endsWith('/worksheet')) sheets.set(a.Id ?? '', target);
      if (a.Type?.endsWith('/sharedStrings')) paths.strings = resolveTarget(target);
      if (a.Type?.endsWith('/styles')) paths.styles = resolveTarget(target);
    },
  });
  return { sheets, ...paths };
}

/** Sheets in the order of the tabs (chart sheets left out), the date system, where strings and styles lie. */
export async function readWorkbook(pack: Package): Promise<WorkbookPart> {
  const targets = await readTargets(pack);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readPart(pack, 'xl/workbook.xml', {
    open: (name, a) => {
      if (name === 'workbookPr') from1904 = a.date1904 === '1' || a.date1904 === 'true';
      const target = name === 'sheet' ? targets.sheets.get(relationOf(a)) : undefined;
      if (target === undefined) return;
      sheets.push({
        name: withoutNoLetters(a.name ?? '').normalize('NFC'),
        hidden: (a.state ?? 'visible') !== 'visible',
        path: resolveTarget(target),
      });
    },
  });
  if (sheets.length > pack.limits.sheets) {
    throw new FileRefused('file-too-many-sheets', { sheets: sheets.length, most: pack.limits.sheets });
  }
  return { sheets, from1904, stringsPath: targets.strings, stylesPath: targets.styles };
}

/** Undoes the _xHHHH_ spelling of characters XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Shared strings by index: runs of rich text joined, phonetic hints left out. Their characters are limited as a whole. */
export async function readSharedStrings(pack: Package, path: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  let phonetic = false;
  const tally = new Tally(pack.limits);
  await readPart(pack, path, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text: (text) => {
      if (!inText || current === null) return;
      tally.characters(text.length);
      current += text;
    },
    close: (name) => {
      inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si' && current !== null) strings.push(unescapeText(current));
    },
  });
  return strings;
}

export interface CellStyle {
  /** Shows a number as a date. */
  readonly date: boolean;
  readonly indent: number;
  /** As a row's look is written. */
  readonly look: number;
}

const isOff = (value: string | undefined) => value === '0' || value === 'false' || value === 'none';

/** Looks of fonts and fills by their numbers, gathered while their lists are open. */
class Looks {
  readonly #looks = { fonts: [] as number[], fills: [] as number[] };
  #list: 'fonts' | 'fills' | null = null;

  open(name: string, a: Attributes): void {
    if (name === 'fonts' || name === 'fills') this.#list = name;
    else this.#inList(name, a);
  }

  #inList(name: string, a: Attributes): void {
    if (this.#list === null) return;
    const list = this.#looks[this.#list];
    if (name === 'font' || name === 'fill') list.push(0);
    else list.push((list.pop() ?? 0) + this.#adds(name, a));
  }

  close(name: string): void {
    if (name === this.#list) this.#list = null;
  }

  of(font: number, fill: number): number {
    return (this.#looks.fonts[font] ?? 0) + (this.#looks.fills[fill] ?? 0);
  }

  /** White paper and the pattern every workbook begins with are no colour. */
  #adds(name: string, a: Attributes): number {
    if (name === 'b') return isOff(a.val) ? 0 : LOOK.bold;
    if (name === 'strike') return isOff(a.val) ? 0 : LOOK.struck;
    if (name === 'sz') return Math.min(400, Math.max(0, Math.round(Number(a.val ?? 0) * 2)) || 0) * LOOK_SIZE;
    if (name !== 'fgColor') return 0;
    const isPaper =
      /FFFFFF$/i.test(a.rgb ?? '') || a.indexed === '9' || (a.theme === '0' && a.tint === undefined);
    return isPaper ? 0 : LOOK.filled;
  }
}

/** The cell styles by number. */
export async function readCellStyles(pack: Package, path: string): Promise<readonly CellStyle[]> {
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  const looks = new Looks();
  let inCellFormats = false;
  await readPart(pack, path, {
    open: (name, a) => {
      if (name === 'numFmt') codes.set(Number(a.numFmtId), a.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      looks.open(name, a);
      if (!inCellFormats) return;
      const id = Number(a.numFmtId ?? 0);
      const look = looks.of(Number(a.fontId ?? 0), Number(a.fillId ?? 0));
      if (name === 'xf') styles.push({ date: isDateFormat(id, codes.get(id)), indent: 0, look });
      const last = styles.at(-1);
      const indent = Number(a.indent ?? 0);
      if (name === 'alignment' && last !== undefined && indent > 0) styles.splice(-1, 1, { ...last, indent });
    },
    close: (name) => {
      looks.close(name);
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}
