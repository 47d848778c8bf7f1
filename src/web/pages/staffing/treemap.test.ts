import fc from 'fast-check';
import { expect, it } from 'vitest';
import { treemap } from './treemap.ts';

const values = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 });

it('areas are as the values, nothing overlaps and nothing stands out', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0.7, 1.6, 2.4), (all, shape) => {
      const boxes = treemap(all, (one) => one, shape);
      const total = all.reduce((sum, one) => sum + one, 0);
      expect(boxes).toHaveLength(all.length);
      for (const box of boxes) {
        expect((box.width * box.height) / 100).toBeCloseTo((box.of / total) * 100, 6);
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(box.left + box.width, box.top + box.height)).toBeLessThanOrEqual(100 + 1e-6);
      }
      for (const [at, a] of boxes.entries())
        for (const b of boxes.slice(at + 1)) {
          const apart =
            a.left + a.width <= b.left + 1e-6 ||
            b.left + b.width <= a.left + 1e-6 ||
            a.top + a.height <= b.top + 1e-6 ||
            b.top + b.height <= a.top + 1e-6;
          expect(apart).toBe(true);
        }
    }),
    { seed: 8, numRuns: 60 },
  );
});

it('leaves out what has no value, and of nothing makes nothing', () => {
  expect(treemap([3, 0], (one) => one, 2)).toEqual([{ of: 3, left: 0, top: 0, width: 100, height: 100 }]);
  expect(treemap([], (one: number) => one, 2)).toEqual([]);
});
