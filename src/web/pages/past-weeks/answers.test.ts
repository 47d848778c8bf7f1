import { describe, expect, it } from 'vitest';
import { needsServer, openErrors, type Rehearsed, sentAnswers, stateOf } from './answers.ts';

const trouble = (code: string, severity: 'error' | 'warning' | 'note' = 'error') => ({
  ...{ severity, code, sheet: 'P', row: null, column: null, value: null, params: {} },
});
const form = (more: Partial<Rehearsed> = {}): Rehearsed => ({
  ...{ file: 'a.xlsx', hash: 'a', sheet: 'P', state: 'ready', asks: [], form: null, person: null, marks: [] },
  ...{ byHand: false, candidates: [], complete: true, replaces: null, troubles: [] },
  ...more,
});

describe('a form with what was said to it', () => {
  it('stands in the way until it is settled, and again when that is taken back', () => {
    const gap = form({ state: 'blocked', troubles: [trouble('score-missing')] });
    expect(stateOf(gap, {})).toBe('blocked');
    expect(stateOf(gap, { incomplete: true })).toBe('ready');
    expect(stateOf(gap, { leaveOut: true })).toBe('left-out');
    const settled = form({ troubles: [trouble('score-missing', 'warning')] });
    expect(stateOf(settled, {})).toBe('blocked');
    const other = form({ state: 'blocked', troubles: [trouble('week-imported'), trouble('own-form')] });
    expect(openErrors(other, { replace: 'Bản ký' }).map((one) => one.code)).toEqual(['own-form']);
  });
  it('what is kept already stays so; warnings and notes are in nobody’s way', () => {
    expect(stateOf(form({ state: 'same' }), {})).toBe('same');
    expect(
      stateOf(form({ troubles: [trouble('sum-differs', 'warning'), trouble('number-as-text', 'note')] }), {}),
    ).toBe('ready');
  });
  it('the server is asked again for a person, and when one of two forms of a week is left out', () => {
    expect(needsServer({}, { incomplete: true }, [form()])).toBe(false);
    expect(needsServer({}, { personId: 3 }, [form()])).toBe(true);
    expect(needsServer({}, { leaveOut: true }, [form()])).toBe(false);
    expect(needsServer({}, { leaveOut: true }, [form({ troubles: [trouble('form-twice')] })])).toBe(true);
  });
  it('is sent with its answers alone', () => {
    expect(sentAnswers([form(), form({ hash: 'b' })], { 'b P': { leaveOut: true } })).toBe(
      '[{"hash":"b","sheet":"P","leaveOut":true}]',
    );
  });
});
