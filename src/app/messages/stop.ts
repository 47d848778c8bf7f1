// An address that does not take mail: marked, and its administrators are told, whether the server said so at once or later.
import { administrators, refuseAddress } from '../../store/mail.ts';
import { personNames } from '../../store/names.ts';
import type { Tx } from '../../store/transaction.ts';
import { tell } from './tell.ts';

export interface Stop {
  readonly mailNo: number;
  readonly personId: number;
  readonly address: string;
  readonly why: string;
  /** When the letter went out; null: just now. An address given or confirmed after that is left as it is. */
  readonly sentAt: string | null;
}

/** Stops mail to the person; false when another address, or a fresh word on this one, stands there by now. */
export async function stopMail(
  tx: Tx,
  { tenantId, now, today }: { readonly tenantId: number; readonly now: string; readonly today: string },
  stop: Stop,
): Promise<boolean> {
  if (!(await refuseAddress(tx, tenantId, { ...stop, at: now }))) return false;
  const [admins, names] = await Promise.all([
    administrators(tx, tenantId, today),
    personNames(tx, tenantId, [stop.personId]),
  ]);
  tell(
    tx,
    tenantId,
    now,
    admins.map((to) => ({
      ...({ to, code: 'mail-refused', by: null } as const),
      params: { name: names.get(stop.personId)?.name ?? '' },
      place: { page: 'accounts' },
      topic: `mail-refused/${stop.mailNo}`,
    })),
  );
  return true;
}
