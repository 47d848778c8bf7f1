import { describe, expect, it } from 'vitest';
import {
  answerOf,
  isChosen,
  isOwnValue,
  keyOfTrouble,
  resolutionsOf,
  suggestible,
  type Trouble,
  withSuggestions,
} from './answers.ts';

const SUGGESTED = { choice: 'use-suggestion', label: 'Tạ Văn Khoa', value: '7' } as const;
const NAMED = { choice: 'value', label: 'Trần Kim Ngân', value: '9' } as const;
const OWN = { choice: 'value', label: null, value: null } as const;
const SKIP = { choice: 'skip-row', label: null, value: null } as const;

function trouble(row: number | null, change: Partial<Trouble> = {}): Trouble {
  return {
    ...{ severity: 'error', code: 'manager-unknown', sheet: 'Sheet1', row, column: 'L' },
    ...{
      heading: 'Quản lý',
      value: 'ai đó',
      params: {},
      choices: [SUGGESTED, NAMED, OWN, SKIP],
      taken: null,
    },
    ...change,
  };
}
const key = (row: number) => keyOfTrouble({ sheet: 'Sheet1', row, code: 'manager-unknown' });

describe('answers to troubles', () => {
  it('tell the own value from a named one', () => {
    expect([SUGGESTED, NAMED, OWN, SKIP].map(isOwnValue)).toEqual([false, false, true, false]);
    const own = { ...answerOf(OWN), value: '9' };
    expect([SUGGESTED, NAMED, OWN, SKIP].map((choice) => isChosen(choice, own))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(isChosen(NAMED, answerOf(NAMED))).toBe(true);
    expect(isChosen(NAMED, undefined)).toBe(false);
  });
  it('are saved when complete, in the form the server takes', () => {
    const answers = {
      [key(1)]: answerOf(SUGGESTED),
      [key(2)]: answerOf(NAMED),
      [key(3)]: { ...answerOf(OWN), value: ' 56 ' },
      [key(4)]: answerOf(SKIP),
      [key(5)]: { ...answerOf(OWN), value: '  ' },
    };
    const rest = { sheet: 'Sheet1', code: 'manager-unknown' };
    expect(
      resolutionsOf(
        [1, 2, 3, 4, 5, 6].map((row) => trouble(row)),
        answers,
      ),
    ).toEqual([
      { ...rest, row: 1, choice: 'use-suggestion' },
      { ...rest, row: 2, choice: 'value', value: '9' },
      { ...rest, row: 3, choice: 'value', value: '56' },
      { ...rest, row: 4, choice: 'skip-row' },
    ]);
  });
  it('are not sent twice, nor for what is settled or belongs to no row', () => {
    const answers = {
      [key(1)]: answerOf(SKIP),
      [keyOfTrouble({ sheet: 'Sheet1', row: null, code: 'manager-unknown' })]: answerOf(SKIP),
    };
    expect(resolutionsOf([trouble(1), trouble(1, { column: 'M' })], answers)).toHaveLength(1);
    expect(resolutionsOf([trouble(1, { taken: 'skip-row' }), trouble(null)], answers)).toEqual([]);
  });
  it('of the bulk button take suggestions and leave what was chosen', () => {
    const list = [
      trouble(1),
      trouble(2),
      trouble(3, { choices: [OWN, SKIP] }),
      trouble(4, { taken: 'value' }),
    ];
    const before = { [key(2)]: answerOf(SKIP) };
    expect(suggestible(list, before).map((one) => one.row)).toEqual([1]);
    expect(withSuggestions(list, before)).toEqual({ ...before, [key(1)]: answerOf(SUGGESTED) });
  });
});
