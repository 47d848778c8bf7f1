// Where a person takes mail, if anywhere. Without an address everything stays in the product.
import { stopReason } from '../../domain/messages/returned.ts';
import { mailSettingOf, saveMailSetting } from '../../store/mail.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';

export interface MailChoice {
  readonly address: string | null;
  readonly digest: boolean;
  readonly version: number;
}

/** The own settings; version 0 while none were ever saved. */
export function viewMailSettings(context: AppContext, actor: RequestActor) {
  const { tenantId, personId, today } = actor;
  const scope = { tenantId, personId, actor: 'person', today } as const;
  return inTransaction(
    context.pool,
    scope,
    async (tx) => {
      const row = await mailSettingOf(tx, tenantId, personId);
      return {
        address: row?.address ?? null,
        digest: row?.digest ?? true,
        refusedAt: row?.refused_at ?? null,
        refusedWhy: row?.refused_at ? stopReason(row.refused_why ?? '') : null,
        version: row?.row_version ?? 0,
        sends: context.sendsMail ?? false,
      };
    },
    { readOnly: true },
  );
}

/** Saves the own settings. Throws changed when they were saved elsewhere in between. */
export function saveMailSettings(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  choice: MailChoice,
) {
  const { tenantId, personId, now } = actor;
  return write(context, actor, intent, {
    load: (tx) => mailSettingOf(tx, tenantId, personId),
    run: async (tx, before) => {
      const seen = choice.version;
      const version = await saveMailSetting(tx, tenantId, personId, { ...choice, seen, at: now });
      if (version === null) throw changed(before?.row_version ?? 0);
      return { version };
    },
  });
}
