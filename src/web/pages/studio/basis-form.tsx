// By which document the ticked numbers were changed, or why the old one still holds: written once for all of them.
import { useState } from 'react';
import { type Change, keptCitation } from '../../../domain/rulebook/changes.ts';
import type { Citation } from '../../../domain/rulebook/shape.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import css from './basis.module.css';
import type { EditorState } from './use-editor.ts';

interface Props {
  readonly chosen: readonly Change[];
  readonly editor: EditorState;
  readonly onDone: () => void;
}

type How = 'new' | 'kept';
const EMPTY = { document: '', where: '', reason: '' };
type Field = keyof typeof EMPTY;

/** What is typed, what of it is missing, and the citation it makes. */
function useBasis() {
  const { t } = useTexts();
  const [how, setHow] = useState<How>('new');
  const [typed, setTyped] = useState(EMPTY);
  const [isCompared, setCompared] = useState(false);
  const [tried, setTried] = useState(false);
  const wanted: readonly Field[] = how === 'new' ? ['document', 'where'] : ['reason'];
  const isMissing = (name: Field) => wanted.includes(name) && typed[name].trim() === '';
  const citationOf = ({ before }: Change): Citation =>
    how === 'kept'
      ? keptCitation(before, typed.reason.trim())
      : {
          ...{ document: typed.document.trim(), where: typed.where.trim() },
          ...{ confidence: isCompared ? 'A' : 'B', note: null },
        };
  const field = (name: Field) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    error: tried && isMissing(name) ? t(`studio.basisMissing.${name}`) : null,
    required: true,
    maxLength: 300,
  });
  const isReady = !wanted.some(isMissing);
  return { how, setHow, isCompared, setCompared, setTried, isReady, citationOf, field };
}

export function BasisForm({ chosen, editor, onDone }: Props) {
  const { t } = useTexts();
  const basis = useBasis();
  const [busy, setBusy] = useState(false);
  const write = async () => {
    basis.setTried(true);
    if (!basis.isReady) return;
    setBusy(true);
    const done = await editor.edit(
      chosen.map((change) => ({ path: [...change.path, 'citation'], value: basis.citationOf(change) })),
    );
    setBusy(false);
    if (!done) return;
    basis.setTried(false);
    onDone();
  };
  // What was typed stays for the next number that is ticked.
  if (chosen.length === 0) return <p className={css.lead}>{t('studio.basisNone')}</p>;
  return (
    <div className={css.form}>
      <Segmented
        label={t('studio.basisHow')}
        showLabel
        value={basis.how}
        options={(['new', 'kept'] as const).map((value) => ({ value, label: t(`studio.basisHow.${value}`) }))}
        onChange={basis.setHow}
      />
      <Fields {...basis} />
      <div>
        <Button busy={busy} onClick={() => void write()}>
          {t('studio.basisWrite', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}

function Fields({ how, field, isCompared, setCompared }: ReturnType<typeof useBasis>) {
  const { t } = useTexts();
  if (how === 'kept')
    return (
      <TextArea label={t('studio.basisReason')} hint={t('studio.basisReasonHint')} {...field('reason')} />
    );
  return (
    <>
      <TextField
        label={t('studio.basisDocument')}
        hint={t('studio.basisDocumentHint')}
        {...field('document')}
      />
      <TextField label={t('studio.basisWhere')} hint={t('studio.basisWhereHint')} {...field('where')} />
      <CheckField label={t('studio.basisCompared')} checked={isCompared} onChange={setCompared} />
    </>
  );
}
