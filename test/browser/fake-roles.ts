// Granted roles as the real server keeps them: refusals of its rules, and the password before anything is written.
import type { ROUTES } from '../../src/contract/routes.ts';
import { checkEnd, checkGrant, type RoleGrantRequest } from '../../src/domain/organization/role-grant.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Reply } from '../../src/web/api.ts';
import { type FakeAnswers, FakeProblem } from './fake-api.ts';
import { ME } from './fixtures/desk-data.ts';
import type { Ward } from './fixtures/ward.ts';

type Item = Reply<typeof ROUTES.roles>['items'][number];

const TODAY = '2026-11-20';
const DOCUMENT = '15/QĐ-UBND';

export interface FakeRoles {
  readonly answers: FakeAnswers;
  items: Item[];
  wholeBody: boolean;
  /** Whether the password was given again. */
  steppedUp: boolean;
  readonly reset: () => void;
}

const flat = ({ unit, person, ...rest }: Item) => ({
  ...rest,
  personId: person.id,
  unitId: unit?.id ?? null,
});

function refusing(reasons: readonly Refusal[], isSteppedUp: boolean): FakeProblem | null {
  const [first] = reasons;
  if (first !== undefined) return new FakeProblem(409, first.code, { refusals: reasons });
  const refusals = [{ code: 'step-up-needed', params: {} }];
  return isSteppedUp ? null : new FakeProblem(403, 'step-up-needed', { refusals });
}

function firstItems(ward: Ward): Item[] {
  const unit = ({ id, name, code }: Ward['units'][number]) => ({ id, name, code });
  const people = ward.state.people.map(({ id, fullName }) => ({ id, name: fullName }));
  const person = (at: number) => people[at] ?? ME;
  const [, second] = ward.units;
  const one = { unit: null, from: '2026-11-02', to: null, documentNumber: DOCUMENT };
  const end: Item['may'] = ['end'];
  const part = second === undefined ? null : unit(second);
  return [
    { ...one, id: 1, person: ME, role: 'organization-admin', documentNumber: null, may: [] },
    { ...one, id: 2, person: person(4), role: 'organization-admin', unit: part, may: end },
    { ...one, id: 3, person: ME, role: 'office', documentNumber: null, may: [] },
    { ...one, id: 4, person: person(6), role: 'office', unit: part, to: '2027-01-01', may: end },
    { ...one, id: 5, person: person(9), role: 'office', unit: part, from: '2026-12-01', may: end },
    { ...one, id: 6, person: ME, role: 'system-admin', documentNumber: null, may: [] },
  ];
}

export function fakeRoles(ward: Ward): FakeRoles {
  const names = new Map(ward.state.people.map(({ id, fullName }) => [id, fullName]));
  const unitOf = (wanted: number | null) => ward.units.find(({ id }) => id === wanted);
  const roles: FakeRoles = {
    items: firstItems(ward),
    wholeBody: true,
    steppedUp: false,
    reset: () => Object.assign(roles, { items: firstItems(ward), wholeBody: true, steppedUp: false }),
    answers: {
      roles: () => ({ items: roles.items, wholeBody: roles.wholeBody }),
      grantRole: ({ body }) => {
        const request = body as RoleGrantRequest;
        const unit = unitOf(request.unitId);
        const name = names.get(request.personId);
        const reasons = checkGrant(request, {
          ...{ today: TODAY, grantorId: ME.id, isPersonKnown: name !== undefined },
          isUnitKnown: request.unitId === null || unit !== undefined,
          held: roles.items.map(flat),
        });
        const problem = refusing(reasons, roles.steppedUp);
        if (problem !== null) return problem;
        const { personId, unitId: _, ...rest } = request;
        const place = unit === undefined ? null : { id: unit.id, name: unit.name, code: unit.code };
        const item: Item = {
          ...rest,
          ...{ id: 90, person: { id: personId, name: name ?? '' }, unit: place, may: ['end'] },
        };
        roles.items = [item, ...roles.items];
        return item;
      },
      endRole: ({ params }) => {
        const item = roles.items.find(({ id }) => `${id}` === params.id);
        if (item === undefined) return new FakeProblem(404, 'not-found');
        const problem = refusing(checkEnd(flat(item), { today: TODAY, endedBy: ME.id }), roles.steppedUp);
        if (problem !== null) return problem;
        roles.items = roles.items.filter((one) => one !== item);
        return { id: item.id, ended: TODAY };
      },
      stepUp: ({ body }) => {
        if ((body as { password: string }).password !== 'mật khẩu đúng')
          return new FakeProblem(422, 'wrong-password');
        roles.steppedUp = true;
        return { until: '2026-11-20T08:05:00.000Z' };
      },
    },
  };
  return roles;
}
