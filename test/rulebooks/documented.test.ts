// The example of docs/rulebooks.md is a rulebook, and its input can be explained by it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRulebook, readScoreInput } from '../../src/files/rulebook-file.ts';

const page = readFileSync(new URL('../../docs/rulebooks.md', import.meta.url), 'utf8');
const [small = '', input = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((block) => block[1]);

test('the small regulation of the documentation passes', () => {
  expect(readRulebook(small, 'small.yaml')).toMatchObject({ ok: true, rulebook: { id: 'my-province' } });
});

test('next year a delay costs 25 %: its example says so at once', () => {
  const changed = readRulebook(small.replace('percent: 2000', 'percent: 2500'), 'small.yaml');
  expect(changed.ok ? [] : changed.faults.map((fault) => fault.code)).toEqual([
    'example-total-differs',
    'example-value-differs',
  ]);
});

test('the input of the documentation has the form of an input', () => {
  expect(readScoreInput(input, 'input.yaml')).toMatchObject({ ok: true, input: { unitLevel: 'good' } });
});
