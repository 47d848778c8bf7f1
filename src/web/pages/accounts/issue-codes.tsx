import { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import type { Account } from './selection.ts';

export type Issued = Reply<typeof ROUTES.issueCodes>;

export interface IssueCodesProps {
  readonly personIds: readonly number[];
  /** As far as the list is loaded, for the warning about working passwords. */
  readonly accounts: readonly Account[];
  readonly onIssued: (issued: Issued) => void;
  readonly onClose: () => void;
}

/** Says what the codes do and issues them; the answer is shown once. */
export function IssueCodes({ personIds, accounts, onIssued, onClose }: IssueCodesProps) {
  const { t } = useTexts();
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.issueCodes, [ROUTES.accounts]);
  const count = personIds.length;
  const active = accounts.filter(
    ({ person, state }) => state === 'active' && personIds.includes(person.id),
  ).length;
  const purpose = t('accounts.issueTitle', { count }).replace(/\?$/, '');
  const issue = () => run({ input: { body: { personIds: [...personIds] } }, purpose, onDone: onIssued });
  // The password takes the place of the question: one dialog at a time.
  if (dialog !== null) return dialog;
  return (
    <ConfirmDialog
      title={t('accounts.issueTitle', { count })}
      confirm={t('accounts.issue')}
      onConfirm={() => void issue()}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('accounts.issueEffect')}</p>
      {active > 0 && <p>{t('accounts.issueActive', { count: active })}</p>}
    </ConfirmDialog>
  );
}
