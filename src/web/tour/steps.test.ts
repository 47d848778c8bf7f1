import { expect, it } from 'vitest';
import { SESSION } from '../../../test/browser/gallery/data.ts';
import { tourStops } from './steps.ts';

const keys = (menu: typeof SESSION.menu, homeUnit: number | null = 5) =>
  tourStops({ ...SESSION, menu, homeUnit }).map(({ key }) => key);

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
  expect(keys(['today', 'unit'], null)).not.toContain('unit');
  expect(keys(['today'])).not.toContain('import');
  expect(keys(['today', 'import', 'log'])).toEqual(expect.arrayContaining(['import', 'log']));
});
