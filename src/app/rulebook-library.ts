// The regulations shipped with the program, read once. A body uses one only after it has activated it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRulebook } from '../files/rulebook-file.ts';
import type { ReadRulebook } from './rulebooks.ts';

const folder = join(import.meta.dirname, '..', '..', 'rulebooks');
let known: Promise<readonly ShippedRulebook[]> | null = null;

export interface ShippedRulebook extends ReadRulebook {
  /** The file's text: what a body's own draft may start from. */
  readonly source: string;
}

async function readAll(): Promise<readonly ShippedRulebook[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  const found: ShippedRulebook[] = [];
  // One after the other: between two files the server answers others.
  for (const name of names) found.push(await readOne(name));
  return found;
}

async function readOne(name: string): Promise<ShippedRulebook> {
  const source = await readFile(join(folder, name), 'utf8');
  const read = readRulebook(source, name);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
  return { ...read, source };
}

/** Every shipped rulebook, by file name. Throws when one of them cannot be used: they are tested before a release. */
export function shippedRulebooks(): Promise<readonly ShippedRulebook[]> {
  known ??= readAll();
  return known;
}
