// What the body of the tests looks like, and the days its stories happen on.
import type { Report } from '../../src/domain/evaluation/shape.ts';
import type { Rank } from '../../src/domain/organization/shape.ts';

/** Units by key with the key of the unit above; people by key with rank and unit of their main post. */
export interface BodySpec {
  readonly units: Readonly<Record<string, string | null>>;
  readonly people: Readonly<Record<string, readonly [Rank, string]>>;
  /** Granted roles: person, role, unit. */
  readonly roles?: readonly (readonly [string, string, string])[];
}

/** A ward with two departments: everybody a weekly evaluation needs. */
export const A_WARD = {
  units: { ward: null, culture: 'ward', economy: 'ward' },
  people: {
    chair: ['leader', 'ward'],
    minh: ['head', 'culture'],
    thu: ['deputy', 'culture'],
    nam: ['section-head', 'culture'],
    lan: ['staff', 'culture'],
    binh: ['staff', 'culture'],
    dung: ['head', 'economy'],
    hai: ['section-head', 'economy'],
    yen: ['staff', 'economy'],
    office: ['staff', 'ward'],
    inspector: ['staff', 'ward'],
  },
  roles: [
    ['office', 'office', 'ward'],
    ['inspector', 'inspector', 'ward'],
  ],
} as const satisfies BodySpec;

/** An ordinary week, its Wednesday, and the Monday after. */
export const WEEK = '2026-W47';
export const WEDNESDAY = '2026-11-18T03:00:00.000Z';
export const MONDAY_AFTER = '2026-11-23T03:00:00.000Z';
/** Every deadline of the week has passed (24 November is a public holiday). */
export const AFTER_CLOSE = '2026-11-25T11:00:00.000Z';
export const ORGANISED_ON = '2026-01-05';

/** 88 points: good. */
export const GOOD_WEEK = { quality: 3600, progress: 3400, conduct: 1800 };

export function aReport(...titles: readonly string[]): Report {
  const items = (titles.length === 0 ? ['Tờ trình 214 về quy hoạch'] : titles).map((title) => ({
    title,
    product: 'Tờ trình',
    due: '2026-11-19',
    done: '2026-11-18',
    note: '',
  }));
  return { items, conduct: 'Chấp hành tốt', difficulties: '' };
}
