import { describe, expect, it } from 'vitest';
import { type Account, FILTERS, groupByUnit, matches, selected } from './selection.ts';

const STATES = ['no-account', 'code-issued', 'code-expired', 'active', 'disabled'] as const;
const LIST: readonly Account[] = STATES.map((state, at) => ({
  id: state === 'no-account' ? null : at,
  person: { id: at, name: state },
  login: null,
  unit: at === 4 ? null : at % 2 === 0 ? 'Văn phòng' : 'Phòng Kinh tế',
  post: null,
  state,
  codeExpiresAt: null,
  mailStopped: state === 'code-issued' ? { at: '2026-11-20T03:00:00.000Z', why: 'full' } : null,
  version: 1,
}));

describe('the list of accounts', () => {
  it('shows under each filter the states it promises', () => {
    const shown = FILTERS.map((filter) => LIST.filter((one) => matches(one, filter)).map((one) => one.state));
    expect(shown).toEqual([
      [...STATES],
      ['no-account', 'code-expired'],
      ['active'],
      ['disabled'],
      ['code-issued'],
    ]);
  });
  it('groups by unit in the order of the server, people without one apart', () => {
    expect(groupByUnit(LIST).map((group) => [group.unit, group.accounts.length])).toEqual([
      ['Văn phòng', 2],
      ['Phòng Kinh tế', 2],
      [null, 1],
    ]);
    expect(groupByUnit([])).toEqual([]);
  });
  it('never selects a disabled account, and lets go of what is taken away', () => {
    const all = selected(new Set(), LIST, true);
    expect([...all]).toEqual([0, 1, 2, 3]);
    expect([...selected(all, LIST.slice(0, 2), false)]).toEqual([2, 3]);
    expect([...all]).toEqual([0, 1, 2, 3]);
  });
});
