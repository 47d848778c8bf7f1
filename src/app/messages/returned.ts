// A letter that came back after the mail server had taken it. The same notification twice changes nothing.
import { type DeliveryReport, meaningOf } from '../../domain/messages/returned.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { lockReturned, noteReturned } from '../../store/mail.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { stopMail } from './stop.ts';

/** What it changed: the address no longer gets mail; this letter was lost; nothing; or we never wrote such a letter. */
export type ReturnOutcome = 'stopped' | 'lost' | 'nothing' | 'unknown';

export interface ReturnOrder {
  readonly tenant: Tenant;
  readonly now: string;
  readonly tag: string;
  readonly reports: readonly DeliveryReport[];
}

export function takeReturned(
  context: Pick<AppContext, 'pool'>,
  { tenant, now, tag, reports }: ReturnOrder,
): Promise<ReturnOutcome> {
  const today = dateAt(now, tenant.zone);
  const scope = { tenantId: tenant.id, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, async (tx): Promise<ReturnOutcome> => {
    const letter = await lockReturned(tx, tenant.id, tag);
    if (letter === undefined) return 'unknown';
    const meaning = meaningOf(reports);
    if (meaning === 'none' || letter.state === 'returned') return 'nothing';
    const why = reports.map(({ status, diagnostic }) => `${status} ${diagnostic}`.trim()).join('; ');
    await noteReturned(tx, tenant.id, { mailNo: letter.mail_no, at: now, why });
    if (meaning === 'letter') return 'lost';
    const { mail_no: mailNo, person_id: personId, address, settled_at: sentAt } = letter;
    const stopped = await stopMail(
      tx,
      { tenantId: tenant.id, now, today },
      { mailNo, personId, address, why, sentAt },
    );
    return stopped ? 'stopped' : 'lost';
  });
}
