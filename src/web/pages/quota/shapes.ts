import type { QuotaView } from '../../../contract/quotas.ts';

export type Organ = QuotaView['organs'][number];
export type Person = Organ['people'][number];
export type Quota = NonNullable<QuotaView['quota']>;
export type Scope = Organ['scopes'][number];

export interface OrganProps {
  readonly data: QuotaView;
  readonly quota: Quota;
  readonly organ: Organ;
}
