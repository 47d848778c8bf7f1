// Every shipped rulebook, read the way the product reads them.
import { readdirSync, readFileSync } from 'node:fs';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { readRulebook } from '../../src/files/rulebook-file.ts';

const folder = new URL('../../rulebooks/', import.meta.url);

export function shippedNames(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
}

export function shippedText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

const known = new Map<string, Rulebook>();

/** The rulebook of a file in rulebooks/, by its id; read once. */
export function shippedRulebook(id: string): Rulebook {
  const rulebook = known.get(id) ?? readShipped(id);
  known.set(id, rulebook);
  return rulebook;
}

function readShipped(id: string): Rulebook {
  const read = readRulebook(shippedText(`${id}.yaml`), `${id}.yaml`);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.rulebook;
}
