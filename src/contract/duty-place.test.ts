import { expect, it } from 'vitest';
import type { Duty } from '../domain/duty.ts';
import { dutyPlace } from './duty-place.ts';

const unit = { id: 5, name: 'Vụ Cán bộ', code: 'CB' };
const place = (kind: Duty['kind'], of: Duty['unit'] = null) =>
  dutyPlace({ kind, period: '2026-W47', subject: 'person', unit: of, id: null });

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
  ['work-due', '/viec/cho-xet'],
  ['talk', '/van-phong/lam-viec'],
  ['rulebook-decide', '/quan-tri/quy-dinh'],
  ['reading-confirm', '/quan-tri/quy-dinh'],
  ['import-agree', '/quan-tri/nhap'],
  ['catalogue-decide', '/danh-muc'],
] as const)('%s leads to its own step %s', (kind, to) => {
  expect(place(kind)).toEqual({ to });
});
it('one thing leads to itself, several to the list of the own', () => {
  const of = (kind: Duty['kind'], id: number | null) =>
    dutyPlace({ kind, period: '2026-W47', subject: 'person', unit: null, id });
  expect(of('difficulty', 7)).toEqual({ to: '/van-phong/kho-khan', search: { muc: 7 } });
  expect(of('difficulty', null)).toEqual({ to: '/van-phong/kho-khan', search: { cua: 'toi' } });
  expect(of('measure', null)).toEqual({ to: '/van-phong/lam-viec', search: { cua: 'toi' } });
  expect(of('talk', 4)).toEqual({ to: '/van-phong/lam-viec/4' });
  expect(of('talk-answer', 4)).toEqual({ to: '/van-phong/lam-viec/4' });
  expect(of('talk-answer', null)).toEqual({ to: '/van-phong/lam-viec', search: { cua: 'toi' } });
  expect(of('rulebook-decide', 3)).toEqual({ to: '/quan-tri/quy-dinh/3' });
  expect(of('import-agree', 9)).toEqual({ to: '/quan-tri/nhap', search: { lan: 9 } });
  expect(dutyPlace({ kind: 'step', period: '2026-Q4', subject: 'person', unit: null, id: 5 })).toEqual({
    to: '/ky/2026-q4/5',
  });
});
it('closing leads to the unit in that week', () => {
  expect(place('close', unit)).toEqual({ to: '/don-vi/5', search: { tuan: '2026-47' } });
  expect(place('close')).toEqual({ to: '/xu-ly' });
});

it('a longer period and the week of a unit lead to the record, or to the list where several lie', () => {
  const of = { period: '2026-Q4', subject: 'person', unit: null } as const;
  expect(dutyPlace({ ...of, kind: 'submit', id: 7 })).toEqual({ to: '/ky/2026-q4/7' });
  expect(dutyPlace({ ...of, kind: 'approve', id: null })).toEqual({ to: '/ky/2026-q4/duyet' });
  expect(dutyPlace({ ...of, kind: 'score', id: null })).toEqual({
    to: '/ky/2026-q4',
    search: { phan: 'score' },
  });
  const ofUnits = { period: '2026-W47', subject: 'unit', unit: null, id: null } as const;
  expect(dutyPlace({ ...ofUnits, kind: 'approve' })).toEqual({
    to: '/ky/2026-w47',
    search: { phan: 'approve' },
  });
});
