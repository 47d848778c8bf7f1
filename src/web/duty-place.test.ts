import { expect, it } from 'vitest';
import { type Duty, dutyPlace } from './duty-place.ts';

const unit = { id: 5, name: 'Vụ Cán bộ', code: 'CB' };
const place = (kind: Duty['kind'], of: Duty['unit'] = null) =>
  dutyPlace({ kind, week: '2026-W47', unit: of });

it.each([
  ['submit', '/tuan/2026-47'],
  ['returned', '/tuan/2026-47'],
  ['score', '/xu-ly/cham/2026-47'],
  ['decide', '/xu-ly/cham/2026-47'],
  ['approve', '/xu-ly/duyet/2026-47'],
  ['view-dissent', '/xu-ly/duyet/2026-47'],
  ['agree-reopen', '/mo-lai'],
  ['work-returned', '/viec'],
  ['work-accept', '/viec/cho-xet'],
  ['work-approve', '/viec/cho-xet'],
  ['work-excuse', '/viec/cho-xet'],
  ['talk', '/van-phong/lam-viec'],
] as const)('%s leads to its own step %s', (kind, to) => {
  expect(place(kind)).toEqual({ to });
});
it('closing leads to the unit in that week', () => {
  expect(place('close', unit)).toEqual({ to: '/don-vi/5', search: { tuan: '2026-47' } });
  expect(place('close')).toEqual({ to: '/xu-ly' });
});
