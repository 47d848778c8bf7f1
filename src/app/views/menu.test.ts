import { describe, expect, it } from 'vitest';
import { menuKey } from '../../contract/session.ts';
import type { Role } from '../actor.ts';
import { menuOf } from './menu.ts';

const facts = { ranks: ['staff'], home_unit: 1, manages: false, delegate: false };
const menu = (more: Partial<typeof facts>, ...roles: Role[]) =>
  menuOf(
    { ...facts, ...more },
    roles.map((role) => ({ role })),
  );

const EVERYBODY = [
  'today',
  'work',
  'difficulties',
  'post-map',
  'find',
  'leave',
  'catalogue',
  'rulebook',
  'my-record',
  'help',
];

describe('the menu', () => {
  it('of staff holds what concerns everybody', () => {
    expect(menu({})).toEqual(EVERYBODY);
    expect(menu({ ranks: ['deputy'] })).toEqual(EVERYBODY);
    expect(menu({}, 'system-admin').filter((key) => key !== 'log')).toEqual(EVERYBODY);
  });

  it('has a queue for whoever scores or approves, by post, by name or by delegation', () => {
    for (const more of [
      { ranks: ['head'] },
      { ranks: ['section-head'] },
      { manages: true },
      { delegate: true },
    ])
      expect(menu(more)).toContain('queue');
  });

  it('has one for the office, which closes weeks and holds talks', () => {
    expect(menu({}, 'office')).toContain('queue');
    expect(menu({}, 'inspector')).not.toContain('queue');
  });

  it('opens the unit to heads, office and inspectors, not to section heads', () => {
    expect(menu({ ranks: ['leader'] })).toContain('unit');
    expect(menu({}, 'office')).toContain('unit');
    expect(menu({}, 'inspector')).toContain('unit');
    expect(menu({ ranks: ['section-head'] })).not.toContain('unit');
    expect(menu({}, 'organization-admin')).not.toContain('unit');
  });

  it('shows the sealed log to those who watch over it', () => {
    for (const role of ['office', 'inspector', 'system-admin'] as const)
      expect(menu({}, role)).toContain('log');
    expect(menu({ ranks: ['leader'] }, 'organization-admin')).not.toContain('log');
  });

  it('keeps import, accounts and roles for their administrators', () => {
    for (const key of ['health', 'import', 'accounts', 'roles']) {
      expect(menu({}, 'organization-admin')).toContain(key);
      expect(menu({ ranks: ['leader'] }, 'office', 'inspector', 'system-admin')).not.toContain(key);
    }
  });

  it('opens past weeks to those who may take them over', () => {
    expect(menu({}, 'office')).toContain('past-weeks');
    expect(menu({}, 'organization-admin')).toContain('past-weeks');
    expect(menu({ ranks: ['leader'] }, 'inspector')).not.toContain('past-weeks');
  });

  it('keeps the order of the contract', () => {
    const all = menu({ ranks: ['head'] }, 'office', 'organization-admin', 'inspector');
    expect(all).toEqual(menuKey.options);
  });
});
