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

interface Filing {
  readonly unit: number;
  readonly about: 'work' | 'evaluation';
  readonly words: string;
}

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
  const [filing, setFiling] = useState<Filing>({
    unit: homes[0]?.id ?? homeUnit ?? 0,
    about: 'work',
    words: '',
  });
  const [tried, setTried] = useState(false);
  const missing = filing.words.trim() === '';
  const send = async () => {
    setTried(true);
    if (missing) return;
    const filed = await act.run({
      body: { unit: filing.unit, class: filing.about, text: filing.words.trim() },
    });
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
        <Fields
          homes={homes}
          filing={filing}
          missing={tried && missing}
          onChange={(part) => setFiling({ ...filing, ...part })}
        />
      </form>
      {act.error ? <ErrorState error={act.error} kept /> : null}
    </Dialog>
  );
}

interface FieldsProps {
  readonly homes: Register['homes'];
  readonly filing: Filing;
  readonly missing: boolean;
  readonly onChange: (part: Partial<Filing>) => void;
}

function Fields({ homes, filing, missing, onChange }: FieldsProps) {
  const { t } = useTexts();
  return (
    <>
      {homes.length > 1 && (
        <SelectField
          label={t('difficulties.fileUnit')}
          value={String(filing.unit)}
          onChange={(next) => onChange({ unit: Number(next) })}
          options={homes.map((one) => ({ value: String(one.id), label: one.name }))}
        />
      )}
      <Segmented
        label={t('difficulties.class')}
        showLabel
        value={filing.about}
        options={[
          { value: 'work', label: t('difficulties.class.work') },
          { value: 'evaluation', label: t('difficulties.class.evaluation') },
        ]}
        onChange={(about) => onChange({ about })}
      />
      <TextArea
        label={t('difficulties.text')}
        hint={t('difficulties.textHint')}
        value={filing.words}
        onChange={(words) => onChange({ words })}
        maxLength={4000}
        error={missing ? t('difficulties.textMissing') : null}
      />
    </>
  );
}
