import { expect, it } from 'vitest';
import { TASKS, task } from '../../../../test/browser/fixtures/work.ts';
import { grouped } from './groups.ts';

const ids = (returned: readonly number[] = []) =>
  grouped(
    [...TASKS, task({ id: 36, title: 'Không hạn' }), task({ id: 37, title: 'Bỏ', state: 'dropped' })],
    new Set(returned),
  ).map(({ group, tasks }) => [group, tasks.map(({ id }) => id)]);

it('puts what asks for something first, each task once, dropped ones nowhere', () => {
  expect(ids()).toEqual([
    ['late', [32]],
    ['due', [31]],
    ['open', [36]],
    ['waiting', [33]],
    ['proposed', [35]],
    ['done', [34]],
  ]);
});

it('what came back stands before what is late', () => {
  expect(ids([32])[0]).toEqual(['returned', [32]]);
});
