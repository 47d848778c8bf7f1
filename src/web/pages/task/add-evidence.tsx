import { type FormEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { MOST_MEGABYTES } from '../../upload.ts';
import { useFormAct } from '../../use-form-act.ts';
import css from './evidence.module.css';

const LINK = /^\s*https?:\/\//i;

/** One field for a number or a link (it is seen which), and one for a file. */
export function AddEvidence({ task }: { readonly task: number }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const act = useFormAct(ROUTES.addEvidence, [ROUTES.evidence]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const name = typed.trim();
    setWrong(name === '' ? t('evidence.nameMissing') : null);
    if (name === '') return;
    const kind = LINK.test(name) ? ('link' as const) : ('document' as const);
    if ((await act.run({ params: { id: task }, body: { kind, name } })) !== null) setTyped('');
  };
  return (
    <div className={css.add}>
      <form className={css.line} onSubmit={(event) => void send(event)}>
        <TextField
          label={t('evidence.name')}
          hint={t('evidence.nameHint')}
          value={typed}
          onChange={setTyped}
          error={wrong}
          maxLength={300}
        />
        <Button type="submit" busy={act.busy}>
          {t('evidence.add')}
        </Button>
      </form>
      {act.error ? <ErrorState error={act.error} kept /> : null}
      <AddFile task={task} />
    </div>
  );
}

function AddFile({ task }: { readonly task: number }) {
  const { t } = useTexts();
  const [large, setLarge] = useState(false);
  const act = useFormAct(ROUTES.addEvidenceFile, [ROUTES.evidence]);
  const send = async (file: File) => {
    setLarge(file.size > MOST_MEGABYTES * 1024 * 1024);
    if (file.size > MOST_MEGABYTES * 1024 * 1024) return;
    const body = new FormData();
    body.append('file', file);
    await act.run({ params: { id: task }, body });
  };
  return (
    <div>
      <ChooseFile
        label={t('evidence.file')}
        hint={t('evidence.fileHint', { most: MOST_MEGABYTES })}
        disabled={act.busy}
        onFile={(file) => void send(file)}
      />
      {act.busy && <p role="status">{t('evidence.sending')}</p>}
      {large && <p role="alert">{t('evidence.fileLarge', { most: MOST_MEGABYTES })}</p>}
      {act.error ? <ErrorState error={act.error} /> : null}
    </div>
  );
}
