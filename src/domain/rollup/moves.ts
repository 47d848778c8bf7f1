// What a late change moves: the frozen version of a period beside what follows from the records now.
import { compare, type Fraction } from '../score/fraction.ts';

export interface Standing {
  readonly personId: number;
  readonly total: Fraction | null;
  readonly level: string | null;
}

export interface Move {
  readonly personId: number;
  /** null: was not there, respectively is there no longer. */
  readonly before: Standing | null;
  readonly after: Standing | null;
  readonly levelChanges: boolean;
}

function same(a: Standing, b: Standing): boolean {
  if (a.level !== b.level) return false;
  return a.total === null || b.total === null ? a.total === b.total : compare(a.total, b.total) === 0;
}

/** Everybody whose exact total or level differs, those whose level changes first, then by person. */
export function movesBetween(frozen: readonly Standing[], now: readonly Standing[]): readonly Move[] {
  const [before, after] = [byPerson(frozen), byPerson(now)];
  const moves = [...new Set([...before.keys(), ...after.keys()])].flatMap((personId): Move[] => {
    const [was, is] = [before.get(personId) ?? null, after.get(personId) ?? null];
    if (was !== null && is !== null && same(was, is)) return [];
    return [{ personId, before: was, after: is, levelChanges: was?.level !== is?.level }];
  });
  return moves.toSorted((a, b) => Number(b.levelChanges) - Number(a.levelChanges) || a.personId - b.personId);
}

function byPerson(standings: readonly Standing[]): ReadonlyMap<number, Standing> {
  return new Map(standings.map((standing) => [standing.personId, standing]));
}
