// Forms of lists that are read as somebody once said: shown, and forgotten when they no longer fit.
import { refuse } from '../domain/refusal.ts';
import { forgetForm, formsOf } from '../store/import-forms.ts';
import type { ImportKind } from '../store/imports.ts';
import { inTransaction } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { refused } from './failure.ts';
import { systemReach } from './import-scope.ts';
import type { Intent } from './once.ts';
import { appendAct, WHOLE_ORGANIZATION } from './organization-acts.ts';
import { write } from './write.ts';

export function listForms(context: AppContext, actor: RequestActor) {
  return inTransaction(context.pool, systemReach(actor), async (tx) => ({
    items: (await formsOf(tx, actor.tenantId)).map(({ headings, layout, ...form }) => ({
      ...form,
      headings: headingsOf(headings),
      columns: Object.values(layout.columns).filter((field) => field !== null).length,
    })),
  }));
}

/** 'A=ho va ten|B=chuc vu' as the headings alone. */
function headingsOf(key: string): string[] {
  return key.split('|').map((one) => one.slice(one.indexOf('=') + 1));
}

export function forgetKnownForm(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: { readonly kind: ImportKind; readonly fingerprint: string },
): Promise<{ forgotten: true }> {
  return write(context, actor, intent, {
    load: async () => null,
    run: async (tx) => {
      const { kind, fingerprint } = form;
      if (!(await forgetForm(tx, actor.tenantId, kind, fingerprint, actor.now)))
        throw refused([refuse('form-unknown')]);
      await appendAct(tx, actor, 'organization', WHOLE_ORGANIZATION, {
        act: 'form-forgotten',
        role: 'organization-admin',
        payload: { kind, fingerprint },
      });
      return { forgotten: true };
    },
  });
}
