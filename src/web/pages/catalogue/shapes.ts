import type { ROUTES } from '../../../contract/routes.ts';
import type { CallInput, Reply } from '../../api.ts';

export type Catalogue = Reply<typeof ROUTES.catalogue>;
export type Item = Catalogue['items'][number];
export type Proposal = Catalogue['proposals'][number];
export type Entry = CallInput<typeof ROUTES.proposeCatalogue>['body']['entry'];
export type Rehearsed = Reply<typeof ROUTES.rehearseCatalogue>;

/** The entry of a version, without what makes it a version. */
export function entryOf({
  id: _id,
  version: _version,
  unitId: _unit,
  from: _from,
  to: _to,
  ...entry
}: Item): Entry {
  return entry;
}

export const NO_ENTRY: Entry = {
  ...{ code: '', name: '', output: '', field: '', measure: '', positions: [], complexity: '' },
  ...{ coefficient: null, minutes: null, standard: false, quality: '', days: null },
  ...{ evidence: 'none' as const, legalBasis: '', approver: '' },
};
