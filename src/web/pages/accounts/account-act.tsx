import { ROUTES } from '../../../contract/routes.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { Account } from './selection.ts';

/** Disables or enables one account, with a reason. */
export function AccountAct({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.accountAct, [ROUTES.accounts]);
  const act = account.state === 'disabled' ? 'enable' : 'disable';
  const confirm = async (reason: string) => {
    const { id, version } = account;
    if (id === null) return;
    if ((await run({ params: { id }, body: { act, version, reason } })) === null) return;
    toast({ text: t(`accounts.${act}d`) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t(`accounts.${act}Title`, { name: account.person.name })}
      confirm={t(`accounts.${act}`)}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t(`accounts.${act}Effect`)}</p>
    </ReasonDialog>
  );
}
