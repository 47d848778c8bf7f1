// Which pages somebody has use of. Only a help for finding the way: every page is guarded where its data come from.
import type { PageFacts } from '../../store/page-facts.ts';
import type { RoleGrant } from '../actor.ts';

type Test = (person: {
  has: (...roles: string[]) => boolean;
  ranks: ReadonlySet<string>;
  directs: boolean;
}) => boolean;

const everybody: Test = () => true;
const heads: Test = ({ ranks }) => ranks.has('leader') || ranks.has('head');

// In the order of the menu.
const PAGES = [
  ['today', everybody],
  ['queue', ({ directs, has }) => directs || has('office')],
  ['work', everybody],
  ['unit', (person) => heads(person) || person.has('office', 'inspector')],
  ['office', (person) => heads(person) || person.has('office', 'inspector')],
  ['difficulties', everybody],
  ['talks', (person) => heads(person) || person.has('office', 'inspector')],
  ['roll-up', (person) => heads(person) || person.has('office', 'inspector')],
  ['staffing', (person) => heads(person) || person.has('office', 'inspector')],
  ['post-map', everybody],
  ['find', everybody],
  ['health', (person) => person.has('organization-admin')],
  ['import', (person) => person.has('organization-admin')],
  ['past-weeks', (person) => person.has('office', 'organization-admin')],
  ['connectors', (person) => person.has('organization-admin')],
  ['accounts', (person) => person.has('organization-admin')],
  ['roles', (person) => person.has('organization-admin')],
  ['delegation', (person) => person.directs || person.has('office', 'organization-admin')],
  ['leave', everybody],
  ['calendar', (person) => person.has('office', 'organization-admin')],
  ['reopen', (person) => heads(person) || person.has('office')],
  ['log', (person) => person.has('office', 'inspector', 'system-admin')],
  ['catalogue', everybody],
  ['rulebook', everybody],
  ['studio', (person) => person.has('regulation-editor', 'regulation-approver', 'inspector')],
  ['my-record', everybody],
  ['help', everybody],
] as const satisfies readonly (readonly [string, Test])[];
export type MenuKey = (typeof PAGES)[number][0];

/** Keys of the pages in order. Whoever scores or approves anybody, by post or by delegation, or closes weeks has a queue. */
export function menuOf(facts: PageFacts, roles: readonly Pick<RoleGrant, 'role'>[]): MenuKey[] {
  const ranks = new Set(facts.ranks);
  const person = {
    ranks,
    has: (...wanted: string[]) => roles.some((grant) => wanted.includes(grant.role)),
    directs:
      facts.manages || facts.delegate || ['leader', 'head', 'section-head'].some((rank) => ranks.has(rank)),
  };
  return PAGES.filter(([, test]) => test(person)).map(([key]) => key);
}
