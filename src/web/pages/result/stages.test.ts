import { expect, it } from 'vitest';
import { ownView } from '../../../../test/browser/fixtures/own-week.ts';
import { actOf, changeOf, stageBefore } from './stages.ts';

it('each stage has the newest act that gave it its points', () => {
  const view = ownView('approved');
  expect(actOf(view, 'self')?.act).toBe('submitted');
  expect(actOf(view, 'scorer')?.actor?.name).toBe('Trần Văn Bình');
  expect(actOf(view, 'final')?.act).toBe('approved');
  const again = view.acts.map((act) => ({ ...act }));
  const scored = again.find((act) => act.act === 'scored');
  if (scored) again.push({ ...scored, seq: 9, comment: 'chấm lại' });
  expect(actOf({ ...view, acts: again }, 'scorer')?.comment).toBe('chấm lại');
});

it('a stage without points has no act, even when one lies behind it', () => {
  expect(actOf(ownView('approved', { scorer: null }), 'scorer')).toBeUndefined();
});

it('one act of one authority stands behind the result', () => {
  const view = ownView('approved', { oneAuthority: true, scorer: null });
  const acts = view.acts.map((act) => (act.act === 'approved' ? { ...act, act: 'decided' } : act));
  expect(actOf({ ...view, acts }, 'final')?.act).toBe('decided');
  expect(stageBefore(view, 'final')).toBe('self');
});

it('changes are reckoned against the stage before, per criterion and in total', () => {
  const view = ownView('approved');
  expect(changeOf(view, 'scorer', 'progress')).toBe(-550);
  expect(changeOf(view, 'scorer', null)).toBe(-800);
  expect(changeOf(view, 'final', null)).toBe(0);
  expect(changeOf(view, 'self', null)).toBeNull();
  expect(changeOf(view, 'scorer', 'unknown')).toBeNull();
});
