import { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
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
  const { run, busy, error } = useFormAct(ROUTES.issueCodes, [ROUTES.accounts]);
  const count = personIds.length;
  const active = accounts.filter(
    ({ person, state }) => state === 'active' && personIds.includes(person.id),
  ).length;
  const issue = async () => {
    const issued = await run({ body: { personIds: [...personIds] } });
    if (issued) onIssued(issued);
  };
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
