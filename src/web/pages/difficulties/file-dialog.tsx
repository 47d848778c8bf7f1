import { useId, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { SelectField, TextArea } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { Register } from './register.ts';

interface Props {
  readonly homes: Register['homes'];
  readonly onClose: () => void;
}

/** A difficulty of the own unit, at any time, without a report. */
export function FileDialog({ homes, onClose }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const form = useId();
  const { homeUnit } = useSession();
  const act = useFormAct(ROUTES.fileDifficulty, [ROUTES.difficulties]);
  const [unit, setUnit] = useState(homes[0]?.id ?? homeUnit ?? 0);
  const [about, setAbout] = useState<'work' | 'evaluation'>('work');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const missing = words.trim() === '';
  const send = async () => {
    setTried(true);
    if (missing) return;
    const filed = await act.run({ body: { unit, class: about, text: words.trim() } });
    if (filed === null) return;
    toast({ text: t('difficulties.filed', { id: filed.id }) });
    onClose();
  };
  return (
    <Dialog
      title={t('difficulties.fileTitle')}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={act.busy}>
            {t('difficulties.file')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('difficulties.fileHint')}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {homes.length > 1 && (
          <SelectField
            label={t('difficulties.fileUnit')}
            value={String(unit)}
            onChange={(next) => setUnit(Number(next))}
            options={homes.map((one) => ({ value: String(one.id), label: one.name }))}
          />
        )}
        <Segmented
          label={t('difficulties.class')}
          showLabel
          value={about}
          options={[
            { value: 'work', label: t('difficulties.class.work') },
            { value: 'evaluation', label: t('difficulties.class.evaluation') },
          ]}
          onChange={setAbout}
        />
        <TextArea
          label={t('difficulties.text')}
          hint={t('difficulties.textHint')}
          value={words}
          onChange={setWords}
          maxLength={4000}
          error={tried && missing ? t('difficulties.textMissing') : null}
        />
      </form>
      {act.error ? <ErrorState error={act.error} kept /> : null}
    </Dialog>
  );
}
