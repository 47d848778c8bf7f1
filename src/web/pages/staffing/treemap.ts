// Boxes whose areas are as their values, as nearly square as it goes (squarified treemap). Pure.

export interface Box<T> {
  readonly of: T;
  /** In per cent of the whole. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Largest first. `shape`: width of the whole for a height of 1. What has no value gets no box.
 */
export function treemap<T>(
  values: readonly T[],
  sizeOf: (one: T) => number,
  shape: number,
): readonly Box<T>[] {
  const rest = values.filter((one) => sizeOf(one) > 0).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const total = rest.reduce((sum, one) => sum + sizeOf(one), 0);
  const areas = rest.map((of) => ({ of, area: (sizeOf(of) * shape) / total }));
  const boxes: Box<T>[] = [];
  let space: Rect = { x: 0, y: 0, w: shape, h: 1 };
  for (let at = 0; at < areas.length; ) {
    const side = Math.min(space.w, space.h);
    let count = 1;
    while (
      at + count < areas.length &&
      worst(areas.slice(at, at + count + 1), side) <= worst(areas.slice(at, at + count), side)
    )
      count += 1;
    const row = areas.slice(at, at + count);
    const placed = placeRow(row, space);
    boxes.push(...placed.boxes.map(({ of, x, y, w, h }) => ({ of, ...inPercent({ x, y, w, h }, shape) })));
    space = placed.left;
    at += count;
  }
  return boxes;
}

interface Area<T> {
  readonly of: T;
  readonly area: number;
}

const sumOf = (row: readonly Area<unknown>[]) => row.reduce((sum, { area }) => sum + area, 0);

/** The longest side against the shortest of the worst box in a row along this side. */
function worst(row: readonly Area<unknown>[], side: number): number {
  const depth = sumOf(row) / side;
  return Math.max(...row.map(({ area }) => Math.max(area / depth / depth, (depth * depth) / area)));
}

/** Lays a row along the shorter side and says what is left. */
function placeRow<T>(row: readonly Area<T>[], { x, y, w, h }: Rect) {
  const isTall = h <= w;
  const depth = sumOf(row) / (isTall ? h : w);
  let along = isTall ? y : x;
  const boxes = row.map(({ of, area }) => {
    const length = area / depth;
    const box = isTall ? { of, x, y: along, w: depth, h: length } : { of, x: along, y, w: length, h: depth };
    along += length;
    return box;
  });
  const left = isTall ? { x: x + depth, y, w: w - depth, h } : { x, y: y + depth, w, h: h - depth };
  return { boxes, left };
}

function inPercent({ x, y, w, h }: Rect, shape: number) {
  return { left: (x / shape) * 100, top: y * 100, width: (w / shape) * 100, height: h * 100 };
}
