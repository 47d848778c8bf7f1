import { useId, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { CallInput } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './difficulties.module.css';
import { JoinField } from './join-field.tsx';
import type { ActName, Item } from './register.ts';

interface Props {
  readonly item: Item;
  readonly act: ActName;
  readonly onClose: () => void;
}
type Body = CallInput<typeof ROUTES.actOnDifficulty>['body'];

interface Typed {
  readonly owner: PickedPerson | null;
  readonly due: string | null;
  readonly words: string;
  readonly to: string;
  readonly documentNumber: string;
}

/** What is sent, or null while something is missing. */
function bodyOf(act: ActName, version: number, typed: Typed): Body | null {
  const text = typed.words.trim();
  switch (act) {
    case 'assign':
      return typed.owner && typed.due ? { act, version, ownerId: typed.owner.id, due: typed.due } : null;
    case 'answer':
      return text === '' ? null : { act, version, text };
    case 'join':
      return /^[1-9]\d{0,8}$/.test(typed.to.trim()) ? { act, version, to: Number(typed.to) } : null;
    case 'decide': {
      const documentNumber = typed.documentNumber.trim();
      return text === ''
        ? null
        : { act, version, text, ...(documentNumber === '' ? {} : { documentNumber }) };
    }
  }
}

/** One act on one item, with the fields it needs. */
export function ActDialog({ item, act, onClose }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const form = useId();
  const run = useFormAct(ROUTES.actOnDifficulty, [ROUTES.difficulties]);
  const [typed, setTyped] = useState<Typed>({
    owner: item.owner,
    due: item.due,
    words: '',
    to: '',
    documentNumber: '',
  });
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const body = bodyOf(act, item.version, typed);
    if (body === null || (await run.run({ params: { id: item.id }, body })) === null) return;
    toast({ text: t('difficulties.saved') });
    onClose();
  };
  return (
    <Dialog
      title={t(`difficulties.actTitle.${act}`, { id: item.id })}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={run.busy}>
            {t(`difficulties.act.${act}`)}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <blockquote className={css.reply}>{item.text}</blockquote>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Fields
          item={item}
          act={act}
          typed={typed}
          tried={tried}
          onChange={(part) => setTyped({ ...typed, ...part })}
        />
      </form>
      {run.error ? <ErrorState error={run.error} kept /> : null}
    </Dialog>
  );
}

interface FieldsProps {
  readonly item: Item;
  readonly act: ActName;
  readonly typed: Typed;
  readonly tried: boolean;
  readonly onChange: (part: Partial<Typed>) => void;
}

function Fields({ item, act, typed, tried, onChange }: FieldsProps) {
  const { t } = useTexts();
  if (act === 'assign')
    return (
      <>
        <PersonPicker
          label={t('difficulties.ownerLabel')}
          value={typed.owner}
          onChange={(owner) => onChange({ owner })}
          error={tried && typed.owner === null ? t('difficulties.ownerMissing') : null}
        />
        <DateField
          label={t('difficulties.due')}
          value={typed.due ?? ''}
          onChange={(due) => onChange({ due })}
          error={tried && !typed.due ? t('form.date') : null}
        />
      </>
    );
  if (act === 'join')
    return (
      <JoinField
        item={item}
        value={typed.to}
        onChange={(to) => onChange({ to })}
        error={tried && bodyOf('join', 0, typed) === null ? t('difficulties.joinMissing') : null}
      />
    );
  return (
    <>
      <TextArea
        label={t(act === 'answer' ? 'difficulties.answer' : 'difficulties.decision')}
        hint={t('difficulties.answerHint')}
        value={typed.words}
        onChange={(words) => onChange({ words })}
        maxLength={4000}
        error={tried && typed.words.trim() === '' ? t('difficulties.textMissing') : null}
      />
      {act === 'decide' && (
        <TextField
          label={t('difficulties.documentLabel')}
          hint={t('difficulties.documentHint')}
          value={typed.documentNumber}
          onChange={(documentNumber) => onChange({ documentNumber })}
          maxLength={100}
        />
      )}
    </>
  );
}
