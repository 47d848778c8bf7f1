import { expect, it } from 'vitest';
import { SESSION } from '../../../test/browser/gallery/data.ts';
import { tourStops } from './steps.ts';

const keys = (
  menu: typeof SESSION.menu,
  { homeUnit = 5 as number | null, roles = [] as readonly string[], hasWeek = true } = {},
) => tourStops({ ...SESSION, menu, homeUnit, roles: [...roles] }, hasWeek).map(({ key }) => key);

it('a clerk sees the own week, messages and record; who directs sees the queue as well', () => {
  expect(keys(['today', 'my-record', 'help'])).toEqual(['today', 'week', 'messages', 'record', 'palette']);
  expect(keys(['today', 'queue', 'unit'])).toEqual([
    'today',
    'week',
    'queue',
    'unit',
    'messages',
    'record',
    'palette',
  ]);
});
it('nobody is led to a page that is not theirs', () => {
  expect(keys(['today', 'unit'], { homeUnit: null })).not.toContain('unit');
  expect(keys(['today'])).not.toContain('import');
  expect(keys(['today', 'office'])).toContain('board');
  expect(keys(['today', 'office'], { roles: ['office'] })).toContain('office');
  expect(keys(['today', 'import', 'log'])).toEqual(expect.arrayContaining(['import', 'log']));
  expect(keys(['today'], { hasWeek: false })).not.toContain('week');
});
it('who writes regulations is shown where, who inspects where to search', () => {
  const menu = ['today', 'studio', 'find'] as const;
  expect(keys([...menu], { roles: ['inspector'] })).not.toContain('studio');
  expect(keys([...menu], { roles: ['inspector'] })).toContain('find');
  expect(keys([...menu], { roles: ['regulation-editor'] })).toContain('studio');
  expect(keys([...menu], { roles: ['regulation-editor'] })).not.toContain('find');
});
