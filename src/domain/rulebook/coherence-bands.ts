// Whether bands tile a scale: each value in exactly one, but for the gaps a regulation's text leaves and declares.
import { type Fault, fault, type Path } from './reader.ts';
import type { BandEnd, Rulebook } from './shape.ts';

export interface PlacedBand {
  readonly key: string;
  readonly at: Path;
  readonly from: BandEnd;
  readonly to: BandEnd;
}

function between(better: PlacedBand, worse: PlacedBand): Fault[] {
  const params = { better: better.key, worse: worse.key };
  const apart = better.from.value - worse.to.value;
  const bothClosed = better.from.closed && worse.to.closed;
  const bothOpen = !better.from.closed && !worse.to.closed;
  const at = [...better.at, 'from'];
  if (apart < 0 || (apart === 0 && bothClosed)) return [fault(at, 'band-overlap', params)];
  return apart > 0 || (apart === 0 && bothOpen) ? [fault(at, 'band-gap', params)] : [];
}

/** Bands, highest first, must tile 0..max with both ends inside. */
export function tilingFaults(bands: readonly PlacedBand[], max: number): Fault[] {
  const faults = bands.flatMap((band, index) => {
    const worse = bands[index + 1];
    const upside = band.from.value > band.to.value;
    return [
      ...(upside ? [fault(band.at, 'band-upside-down', { key: band.key })] : []),
      ...(worse === undefined ? [] : between(band, worse)),
    ];
  });
  const [top, bottom] = [bands[0], bands[bands.length - 1]];
  if (top !== undefined && (top.to.value !== max || !top.to.closed)) {
    faults.push(fault([...top.at, 'to'], 'top-not-covered', { max }));
  }
  if (bottom !== undefined && (bottom.from.value !== 0 || !bottom.from.closed)) {
    faults.push(fault([...bottom.at, 'from'], 'bottom-not-covered'));
  }
  return faults;
}

function orderFaults(rulebook: Rulebook): Fault[] {
  return rulebook.levels.flatMap(({ order }, index) =>
    order === index + 1
      ? []
      : [fault(['levels', index, 'order'], 'level-out-of-order', { expected: index + 1 })],
  );
}

/** Levels, best first, with declared gaps put where they lie. Levels by conditions alone have no bands. */
export function levelBands(rulebook: Rulebook): Fault[] {
  if (rulebook.form === 2 && rulebook.score === null) return orderFaults(rulebook);
  const bands: PlacedBand[] = rulebook.levels.map(({ key, from, to }, index) => ({
    ...{ key, from, to },
    at: ['levels', index],
  }));
  rulebook.gaps.forEach(({ key, from, to }, index) => {
    const below = bands.findIndex((band) => band.to.value <= from.value);
    bands.splice(below < 0 ? bands.length : below, 0, { key, from, to, at: ['gaps', index] });
  });
  return [...orderFaults(rulebook), ...tilingFaults(bands, rulebook.maxTotal)];
}
