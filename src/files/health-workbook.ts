// What is not in order with a body as a workbook, one row per finding.
import type { Say } from './troubles-workbook.ts';
import { writeWorkbook } from './write-xlsx.ts';

export type HealthSay = Say;
export interface ListedFinding {
  readonly check: string;
  readonly what: string;
  readonly unit: string | null;
  readonly detail: string | null;
}

const COLUMNS = [
  { key: 'check', width: 44, kind: 'text' },
  { key: 'what', width: 40, kind: 'text' },
  { key: 'unit', width: 40, kind: 'text' },
  { key: 'detail', width: 40, kind: 'text' },
] as const;

export function healthWorkbook(findings: readonly ListedFinding[], say: Say): Promise<Uint8Array> {
  const columns = COLUMNS.map(({ key, width, kind }) => ({ heading: say(`health.col.${key}`), width, kind }));
  const rows = findings.map(({ check, what, unit, detail }) => [say(`health.${check}`), what, unit, detail]);
  return writeWorkbook({ sheets: [{ name: say('health.title'), columns, rows }] });
}
