// Naming who directs somebody's work, by document, without leaving the map.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { PostRow } from './rows.ts';

export function NameManager({ row, onClose }: { readonly row: PostRow; readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const [manager, setManager] = useState<PickedPerson | null>(row.manager);
  const [from, setFrom] = useState<string | null>(useSession().today);
  const [documentNumber, setDocumentNumber] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useFormAct(ROUTES.nameManager, [ROUTES.postMap, ROUTES.today]);
  const text = documentNumber.trim();
  const save = async () => {
    setTried(true);
    if (!from || text === '') return;
    const body = { act: 'name-manager' as const, managerId: manager?.id ?? null, from, documentNumber: text };
    if ((await run({ params: { id: row.assignmentId }, body })) === null) return;
    toast({ text: t('postMap.named') });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('postMap.nameOf', { name: row.person.name })}
      confirm={t('postMap.nameSave')}
      onConfirm={() => void save()}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>
        {row.manager ? t('postMap.nameNow', { manager: row.manager.name }) : t('postMap.nameNobody')}{' '}
        {t('postMap.nameEffect')}
      </p>
      <PersonPicker
        label={t('postMap.manager')}
        hint={t('postMap.managerHint')}
        value={manager}
        onChange={setManager}
      />
      <DateField
        label={t('postMap.from')}
        value={from ?? ''}
        onChange={setFrom}
        error={tried && !from ? t('form.date') : null}
        required
      />
      <TextField
        label={t('form.documentLabel')}
        hint={t('form.documentHint')}
        value={documentNumber}
        onChange={setDocumentNumber}
        error={tried && text === '' ? t('form.document') : null}
        maxLength={300}
        autoComplete="off"
        required
      />
    </ConfirmDialog>
  );
}
