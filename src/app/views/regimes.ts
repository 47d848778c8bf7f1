// The regimes a body may follow, shipped or activated, and by which kind of period it follows them.

import { SUBJECT_KINDS } from '../../domain/evaluation/shape.ts';
import { enteredPeriods } from '../../domain/period/entered-periods.ts';
import { competes, keptChoices, periodsWith } from '../../domain/rulebook/adopt.ts';
import { inForceOn } from '../../domain/rulebook/select.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { ShippedRulebook } from '../rulebook-library.ts';

/** One for each family; what its rulebooks have in common is said once. */
export function regimesOf(shipped: readonly ShippedRulebook[], rulebooks: Rulebooks, today: string) {
  const inForce = inForceOn(rulebooks.all(), today).filter(({ use }) => use === 'evaluation');
  const known = [...shipped.map(({ rulebook }) => rulebook), ...inForce].filter(
    ({ use }) => use === 'evaluation',
  );
  return [...Map.groupBy(known, ({ family }) => family)].map(([regime, of]) => {
    const now = inForce.filter(({ family }) => family === regime);
    const [first] = of;
    const choices = [...new Set(of.flatMap(keptChoices))];
    return {
      ...{ regime, document: first?.document ?? '' },
      /** Of whom: one document may have a regime for persons and one for units. */
      evaluates: SUBJECT_KINDS.filter((kind) =>
        of.some((book) => book.subjects.some((one) => one.evaluates === kind)),
      ),
      titles: distinct(of).map(({ title }) => ({ ...title })),
      choices: choices.map((kind) => ({
        kind,
        periods: [...new Set(of.filter(keeps(kind)).flatMap((book) => periodsWith(book, kind)))],
      })),
      followed: followedBy(now),
      /** Followed today, and for some of the same people: to be left when this one is taken over. */
      competes: [
        ...new Set(
          inForce.filter((one) => of.some((book) => competes(book, one))).map(({ family }) => family),
        ),
      ],
    };
  });
}

const keeps = (kind: Rulebook['periods'][number]) => (book: Rulebook) => keptChoices(book).includes(kind);

const distinct = (of: readonly Rulebook[]) => [...new Map(of.map((one) => [one.id, one])).values()];

function followedBy(now: readonly Rulebook[]) {
  const [first] = now;
  const kind = first === undefined ? undefined : enteredPeriods(first)[0];
  return first === undefined || kind === undefined ? null : { kind, from: first.validFrom };
}
