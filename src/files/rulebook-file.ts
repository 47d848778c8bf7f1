// A rulebook from its YAML text. What is allowed in it is decided by the domain; here only text, lines and hash.
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { checkRulebook } from '../domain/rulebook/check.ts';
import { figuresOf, nameOf, type TypedFigure } from '../domain/rulebook/figures.ts';
import { scoreInput } from '../domain/rulebook/form-two.ts';
import type { Fault } from '../domain/rulebook/reader.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { storedForm } from '../domain/rulebook/stored.ts';
import type { ScoreInput } from '../domain/score/input.ts';
import { type FileFault, located, readYaml } from './yaml-lines.ts';

export type RulebookFile =
  | { readonly ok: true; readonly rulebook: Rulebook; readonly hash: string }
  | { readonly ok: false; readonly faults: readonly FileFault[]; readonly meant: Rulebook | null };

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 of a body as it lies in a database, whatever form it was stored in. */
export function storedHash(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body, sortKeys), 'utf8').digest('hex');
}

/** The one text of a rulebook: its stored form as JSON, keys sorted, no blanks. Layout and comments of the file do not change it. */
export function canonicalRulebook(rulebook: Rulebook): string {
  return JSON.stringify(storedForm(rulebook), sortKeys);
}

/** SHA-256 of the canonical text, 64 hexadecimal digits. */
export function rulebookHash(rulebook: Rulebook): string {
  return storedHash(storedForm(rulebook));
}

/** Reads and checks a rulebook; faults carry path, code, parameters, file name and line. */
export function readRulebook(source: string, fileName: string): RulebookFile {
  const yaml = readYaml(source, fileName);
  if (!yaml.ok) return { ...yaml, meant: null };
  const check = checkRulebook(yaml.raw);
  if (!check.ok)
    return { ok: false, faults: located(check.faults, fileName, yaml.lineOf), meant: check.meant };
  return { ok: true, rulebook: check.rulebook, hash: rulebookHash(check.rulebook) };
}

/** A stored form as YAML to edit: equal citations stand once and are referred to. */
export function yamlOfRulebook(stored: object): string {
  const citations = new Map<string, unknown>();
  const shared: unknown = JSON.parse(JSON.stringify(stored), (key, value: unknown) => {
    if (key !== 'citation') return value;
    const text = JSON.stringify(value);
    if (!citations.has(text)) citations.set(text, value);
    return citations.get(text);
  });
  return stringify(shared, { lineWidth: 100, anchorPrefix: 'nguon' });
}

export interface TypedBand {
  readonly key: string;
  readonly name: TypedFigure['name'];
  readonly from: { readonly value: number; readonly closed: boolean };
  readonly to: { readonly value: number; readonly closed: boolean };
}

/** The bands as typed, faults or not, so that a hole or an overlap can be drawn; what cannot be read is left out. */
export function bandsOfText(source: string): readonly TypedBand[] {
  const yaml = readYaml(source, 'draft');
  const levels = yaml.ok ? (yaml.raw as { readonly levels?: unknown } | null)?.levels : undefined;
  if (!Array.isArray(levels)) return [];
  return levels.flatMap((level: unknown) => {
    const typed = (level ?? {}) as Record<string, unknown>;
    const { key, from, to } = typed;
    const [low, high] = [typedEnd(from), typedEnd(to)];
    if (typeof key !== 'string' || low === null || high === null) return [];
    return [{ key, name: nameOf(typed), from: low, to: high }];
  });
}

/** The numbers a form can change, as typed; nothing from a text that is no YAML. */
export function figuresOfText(source: string): readonly TypedFigure[] {
  const yaml = readYaml(source, 'draft');
  return yaml.ok ? figuresOf(yaml.raw) : [];
}

function typedEnd(end: unknown): TypedBand['from'] | null {
  const { value, closed } = (end ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(value) && typeof closed === 'boolean'
    ? { value: value as number, closed }
    : null;
}

export type InputFile =
  | { readonly ok: true; readonly input: ScoreInput }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Reads what a score is made from: entered points, work lines, choices, facts. */
export function readScoreInput(source: string, fileName: string): InputFile {
  const yaml = readYaml(source, fileName);
  if (!yaml.ok) return yaml;
  const faults: Fault[] = [];
  const input = scoreInput(yaml.raw, [], faults);
  if (input === undefined || faults.length > 0)
    return { ok: false, faults: located(faults, fileName, yaml.lineOf) };
  return { ok: true, input };
}
