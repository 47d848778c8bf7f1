// Bands as typed, cut into pieces that are covered once, not at all, or more than once: holes and overlaps to be drawn.

interface End {
  readonly value: number;
  readonly closed: boolean;
}
export interface TypedBand {
  readonly key: string;
  readonly from: End;
  readonly to: End;
}

/** One piece of the line: an open stretch between two bounds, or a single value. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Keys of the bands that hold it: none is a hole, two or more an overlap. */
  readonly keys: readonly string[];
}

function holdsPoint({ from, to }: TypedBand, value: number): boolean {
  const above = from.closed ? value >= from.value : value > from.value;
  return above && (to.closed ? value <= to.value : value < to.value);
}

function holdsBetween({ from, to }: TypedBand, low: number, high: number): boolean {
  return from.value <= low && high <= to.value && low < high;
}

/** Pieces from 0 to `max` in rising order; single values only where they differ from both neighbours. */
export function piecesOf(bands: readonly TypedBand[], max: number): readonly Piece[] {
  const bounds = [0, max, ...bands.flatMap((band) => [band.from.value, band.to.value])];
  const inside = [...new Set(bounds)].filter((value) => value >= 0 && value <= max).toSorted((a, b) => a - b);
  const keysOf = (test: (band: TypedBand) => boolean) => bands.filter(test).map((band) => band.key);
  const pieces: Piece[] = [];
  inside.forEach((value, at) => {
    pieces.push({ from: value, to: value, keys: keysOf((band) => holdsPoint(band, value)) });
    const next = inside[at + 1];
    if (next !== undefined)
      pieces.push({ from: value, to: next, keys: keysOf((band) => holdsBetween(band, value, next)) });
  });
  const same = (a: Piece | undefined, b: Piece) => a !== undefined && a.keys.join() === b.keys.join();
  return pieces.filter(
    (piece, at) => piece.from < piece.to || !(same(pieces[at - 1], piece) || same(pieces[at + 1], piece)),
  );
}

export function isTrouble(piece: Piece): boolean {
  return piece.keys.length !== 1;
}
