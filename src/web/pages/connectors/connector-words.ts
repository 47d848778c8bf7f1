// A connector as the pages know it.
import type { ROUTES } from '../../../contract/routes.ts';
import { CONNECTOR_KINDS, MATCH_KINDS } from '../../../domain/connect/item.ts';
import type { Texts } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';
import type { Option } from '../../parts/text-field.tsx';

export type ConnectorItem = Reply<typeof ROUTES.connectors>['items'][number];
export type ConnectorView = Reply<typeof ROUTES.connector>;
export type Trouble = ConnectorView['troubles'][number];
export type Proofs = Reply<typeof ROUTES.addConnector>;

export const kindOptions = ({ t }: Texts): readonly Option[] =>
  CONNECTOR_KINDS.map((value) => ({ value, label: t(`connectors.kind.${value}`) }));
export const matchOptions = ({ t }: Texts): readonly Option[] =>
  MATCH_KINDS.map((value) => ({ value, label: t(`connectors.match.${value}`) }));

const TIMES = ['happenedAt', 'assignedAt', 'dueAt', 'deliveredAt', 'returnedAt', 'acceptedAt'] as const;

/** Times of an item as people call them. */
export const timeNames = ({ t }: Texts) =>
  Object.fromEntries(TIMES.map((time) => [time, t(`connectors.field.${time}`)]));

/** What a trouble is about, when saying who or what is meant settles it. */
export function settledBy({ code, params }: Trouble): { kind: 'person' | 'product'; code: string } | null {
  if (code.startsWith('inbound-person')) return { kind: 'person', code: `${params.person}` };
  return code.startsWith('inbound-product') ? { kind: 'product', code: `${params.product}` } : null;
}
