import { ROUTES } from '../../../contract/routes.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { type Grant, scopeWords } from './role-words.ts';

export interface EndRoleProps {
  readonly grant: Grant;
  readonly onClose: () => void;
}

/** Asks before ending a role, and for the password where it was not given lately. */
export function EndRole({ grant, onClose }: EndRoleProps) {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.endRole);
  const { name } = grant.person;
  const purpose = t('roles.endOf', { role: t(`roles.${grant.role}`), name });
  const end = () =>
    run({
      input: { params: { id: grant.id }, body: { act: 'end' } },
      purpose,
      onDone: () => {
        toast({ text: t('roles.ended', { name }) });
        onClose();
      },
    });
  // One question at a time; leaving the password's dialog leads back to the first.
  if (dialog !== null) return dialog;
  return (
    <ConfirmDialog
      title={purpose}
      confirm={t('roles.endConfirm')}
      grave
      onConfirm={() => void end()}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('roles.endEffect', { name, scope: scopeWords(grant, texts) })}</p>
    </ConfirmDialog>
  );
}
