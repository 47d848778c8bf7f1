// Builders for import tests: tables, recorded states, zips made by hand.
import { crc32, deflateRawSync } from 'node:zlib';
import type { PeopleChanges, PeopleState } from '../../src/domain/organization/import/people-state.ts';
import { settlePeople } from '../../src/domain/organization/import/settle.ts';
import { columnLetter, type SheetTable } from '../../src/domain/organization/import/table.ts';
import type { Trouble } from '../../src/domain/organization/import/trouble.ts';
import type { Unit } from '../../src/domain/organization/shape.ts';

export type Cell = string | number | null;

/** Rows start at 1; null and '' are empty cells, null rows are left out. */
export function sheetOf(rows: readonly (readonly Cell[] | null)[], sheet = 'Sheet1'): SheetTable {
  return {
    sheet,
    hidden: false,
    merged: [],
    rows: rows.flatMap((cells, i) =>
      cells === null
        ? []
        : [
            {
              row: i + 1,
              cells: cells.flatMap((value, c) => {
                if (value === null || value === '') return [];
                const text = String(value).normalize('NFC');
                const typed =
                  typeof value === 'number'
                    ? { kind: 'number' as const, value }
                    : { kind: 'text' as const, value: text };
                return [
                  { column: columnLetter(c + 1), value: typed, text, decomposed: text !== String(value) },
                ];
              }),
            },
          ],
    ),
  };
}

export function emptyState(units: readonly Unit[]): PeopleState {
  return { units, people: [], posts: [], assignments: [], absences: [] };
}

function nextId(items: readonly { readonly id: number }[]): number {
  return Math.max(0, ...items.map((item) => item.id)) + 1;
}

/** What the store would hold after applying the changes. */
export function applyPeople(state: PeopleState, planned: PeopleChanges): PeopleState {
  const changes = settlePeople(planned, {
    person: nextId(state.people),
    post: nextId(state.posts),
    assignment: nextId(state.assignments),
    absence: nextId(state.absences),
  });
  const after = new Map(changes.peopleChanged.map((change) => [change.after.id, change.after]));
  const ended = new Map(changes.assignmentsEnded.map((one) => [one.id, one.to]));
  return {
    units: state.units,
    people: [...state.people.map((person) => after.get(person.id) ?? person), ...changes.peopleAdded],
    posts: [...state.posts, ...changes.postsAdded],
    assignments: [
      ...state.assignments.map((one) => ({ ...one, to: ended.get(one.id) ?? one.to })),
      ...changes.assignmentsAdded,
    ],
    absences: [...state.absences, ...changes.absencesAdded],
  };
}

/** 'row column severity code' with the suggested value, one line per trouble. */
export function lines(troubles: readonly Trouble[]): string[] {
  return troubles.map((trouble) => {
    const head = `${trouble.row}${trouble.column?.letter ?? ''} ${trouble.severity} ${trouble.code}`;
    return trouble.suggestion === null ? head : `${head} -> ${trouble.suggestion.value ?? 'empty'}`;
  });
}

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the headers claim instead of the truth. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

/** A zip as written by hand, so that its headers may lie. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(part.encrypted === true ? 1 : 0, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(part.claimedSize ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, name, packed);
    directory.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook with one sheet; further parts replace those of the same name. */
export function workbookParts(sheetData: string, more: readonly ZipPart[] = []): ZipPart[] {
  const parts: ZipPart[] = [
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATION}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ];
  const replaced = new Set(more.map((part) => part.name));
  return [...parts.filter((part) => !replaced.has(part.name)), ...more];
}
