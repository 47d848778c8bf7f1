import { expect, test } from 'vitest';
import { mayBeOfficial, openReadings } from '../../src/domain/rulebook/readings.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';

test('only the weekly regulation bodies already use is official without a confirmation', () => {
  const ids = shippedNames().map((name) => name.replace('.yaml', ''));
  expect(ids.filter((id) => mayBeOfficial(shippedRulebook(id), []))).toEqual(['8679-weekly']);
});

test('every reading has to be confirmed, by its own key', () => {
  const rulebook = shippedRulebook('khanh-hoa');
  const keys = rulebook.readings.map(({ key }) => key);
  expect(keys).toContain('fifty-and-ninety');
  expect(mayBeOfficial(rulebook, keys)).toBe(true);
  expect(mayBeOfficial(rulebook, keys.slice(1))).toBe(false);
  expect(openReadings(rulebook, [...keys.slice(1), 'another']).map(({ key }) => key)).toEqual([keys[0]]);
});

test('an archive is never official', () => {
  const archive = shippedRulebook('90-2020');
  expect(
    mayBeOfficial(
      archive,
      archive.readings.map(({ key }) => key),
    ),
  ).toBe(false);
});
