// Words of the command line: always both languages, for the person at a server's console set neither.
import { en } from './en.ts';
import { vi } from './vi.ts';

export type OperationText = keyof typeof vi;
export type OperationValues = Readonly<Record<string, string | number>>;

function fill(template: string, values: OperationValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const isOperationText = (key: string): key is OperationText => Object.hasOwn(vi, key);

/** The text in both languages, placeholders filled. */
export function sayBoth(key: OperationText, values: OperationValues = {}): { vi: string; en: string } {
  return { vi: fill(vi[key], values), en: fill(en[key], values) };
}
