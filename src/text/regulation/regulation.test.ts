import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MECHANISMS } from '../../domain/rulebook/shape-tree.ts';
import { INPUT_FAULT_CODES, LEVEL_STATES, MISSING_KINDS, OPERANDS } from '../../domain/score/outcome.ts';
import { en } from './en.ts';
import { faultSentence } from './fault.ts';
import { exactWords, hundredthsWords, regulationTexts } from './index.ts';
import { vi } from './vi.ts';

const pairs = Object.entries(vi).map(
  ([key, text]) => [key, text, (en as Record<string, string>)[key]] as const,
);
const places = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();

describe('words of regulations', () => {
  test('both languages say the same things with the same values', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    for (const [key, vietnamese, english] of pairs) {
      expect(english?.trim(), key).toBeTruthy();
      expect(places(english), key).toEqual(places(vietnamese));
      expect(vietnamese, key).toBe(vietnamese.normalize('NFC').trim());
    }
  });

  test('every fault a rulebook or an input can have has a sentence', () => {
    const folder = new URL('../../domain/rulebook/', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const faultCodes = sources.flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return [...text.matchAll(/\bfault\(\s*(?:\[[^\]]*\]|[\w.]+(?:\([^)]*\))?),\s*'([\w-]+)'/g)].map(
        (one) => one[1],
      );
    });
    expect(faultCodes.length).toBeGreaterThan(30);
    for (const code of faultCodes) expect(Object.keys(vi), code).toContain(`fault.${code}`);
  });

  test('every word of an explanation is there', () => {
    const wanted = [
      ...MECHANISMS.map((one) => `mechanism.${one}`),
      ...OPERANDS.map((one) => `operand.${one}`),
      ...MISSING_KINDS.map((one) => `missing.${one}`),
      ...INPUT_FAULT_CODES.map((one) => `input.${one}`),
      ...LEVEL_STATES.map((one) => `level.${one}`),
    ];
    expect(wanted.filter((key) => !Object.hasOwn(vi, key))).toEqual([]);
  });

  test('numbers are cut off, never rounded up, and say their exact value', () => {
    expect(exactWords({ n: '355', d: '4' }, 'vi')).toBe('88,75');
    expect(exactWords({ n: '2', d: '3' }, 'en')).toBe('0.66 (2/3)');
    expect(exactWords({ n: '899999', d: '10000' }, 'en')).toBe('89.99 (899999/10000)');
    expect(exactWords({ n: '10640', d: '1' }, 'vi')).toBe('10.640');
    expect(exactWords({ n: '-1', d: '2' }, 'en')).toBe('−0.5');
    expect(hundredthsWords(25, 'vi')).toBe('0,25');
  });

  test('a fault says where, what, and what to do', async () => {
    const texts = await regulationTexts('vi');
    const words = faultSentence(texts, {
      path: ['levels', 1, 'from'],
      code: 'band-gap',
      params: { better: 'good', worse: 'completed' },
    });
    expect(words).toMatch(/^levels\.1\.from: .*"good".*"completed".*gaps/);
    expect(faultSentence(texts, { path: [], code: 'new-code', params: {} })).toContain('new-code');
  });
});
