// Every measure of the bench runs, at a size that says nothing about speed; and its figures are what they are called.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MEASURES, runBench } from '../../bench/main.ts';
import { isMet } from '../../bench/measure.ts';
import { numbered, STATEMENTS, sqlOf } from '../../bench/reference/statements.ts';
import { loadOf, machineOf, pageOf } from '../../bench/report.ts';
import { quantile, ratios } from '../../bench/stand/figures.ts';
import { SMALL } from '../../bench/stand/size.ts';
import { ensurePages, projectRoot } from '../../src/cli/pages.ts';
import { catchingConsole } from '../console.ts';

it('takes the middle of ratios round by round, and quantiles that were measured', () => {
  expect(ratios([2, 9, 4], [1, 3, 4])).toEqual({ median: 2, least: 1, most: 3 });
  expect(quantile([5, 1, 3, 2, 4], 0.99)).toBe(5);
  expect(() => quantile([], 0.5)).toThrow('nothing was measured');
});

it('reads the statements of the reference as pgbench and as pg want them', () => {
  for (const name of STATEMENTS) {
    const { text, names } = numbered(name);
    expect(text).not.toMatch(/(?<!:):[a-z]/);
    expect(text.match(/\$\d+/g)?.length).toBeGreaterThanOrEqual(names.length);
    expect(sqlOf(name)).toContain(':tenant');
  }
});

it('runs every measure and writes a page that hides no missed goal', async () => {
  await ensurePages(catchingConsole());
  expect(existsSync(join(projectRoot, 'dist', 'web', 'index.html'))).toBe(true);
  // The start of the product has tests of its own, and takes longest here.
  const measures = MEASURES.filter(({ name }) => name !== 'demo-start');
  const { findings, made } = await runBench(measures, SMALL, () => undefined);
  expect(new Set(findings.map((finding) => finding.measure)).size).toBe(measures.length);
  for (const { what, value } of findings)
    for (const figure of Object.values(value)) expect(figure, what).toBeGreaterThan(0);
  const trips = findings.find(({ what }) => what.startsWith('round trips'));
  expect(trips?.value.median).toBe(3);
  const about = {
    date: '2026-11-26',
    commit: 'abc',
    machine: machineOf(),
    load: loadOf(),
    size: SMALL,
    made,
    pgbench: false,
  };
  const page = pageOf(findings, about);
  const missed = findings.filter((finding) => isMet(finding) === false);
  expect(page.split('**missed**').length - 1).toBe(missed.length);
  expect(page).toContain('the reference was not checked');
}, 300_000);
