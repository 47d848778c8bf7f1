// The numbers a draft changes, each with what it rests on; whoever writes names the document once for all of them, or says
// why the old article still holds.
import { useId, useState } from 'react';
import { type Basis as BasisKind, type Change, keptCitation } from '../../../domain/rulebook/changes.ts';
import type { Citation } from '../../../domain/rulebook/shape.ts';
import { valuesWords } from '../../../text/regulation/change.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { useDataName } from '../rulebook/data-name.ts';
import { useRegulationTexts } from '../rulebook/use-regulation-texts.ts';
import css from './basis.module.css';
import type { EditorState } from './use-editor.ts';

const LOOKS = { new: 'on', kept: 'plain', none: 'wait' } as const satisfies Record<BasisKind, string>;

export const BASIS_ID = 'can-cu';

export const placeOf = ({ path }: Pick<Change, 'path'>) => path.join('.');

interface Props {
  readonly changes: readonly Change[];
  readonly editor: EditorState;
}

export function Basis({ changes, editor }: Props) {
  const { t } = useTexts();
  // Chosen by hand; whatever rests on nothing yet is chosen by itself.
  const [picked, setPicked] = useState<Readonly<Record<string, boolean>>>({});
  if (changes.length === 0) return null;
  const isChosen = (change: Change) => picked[placeOf(change)] ?? change.basis === 'none';
  const chosen = changes.filter(isChosen);
  return (
    <Card id={BASIS_ID} title={t('studio.basis', { count: changes.length })}>
      <p className={css.lead}>{t('studio.basisWhat')}</p>
      <ul className={css.changes}>
        {changes.map((change) => (
          <ChangeItem
            key={placeOf(change)}
            change={change}
            chosen={editor.readOnly ? null : isChosen(change)}
            onChoose={(on) => setPicked({ ...picked, [placeOf(change)]: on })}
          />
        ))}
      </ul>
      {!editor.readOnly && <BasisForm chosen={chosen} editor={editor} onDone={() => setPicked({})} />}
    </Card>
  );
}

interface ItemProps {
  readonly change: Change;
  /** null: it is only read. */
  readonly chosen: boolean | null;
  readonly onChoose: (on: boolean) => void;
}

function ChangeItem({ change, chosen, onChoose }: ItemProps) {
  const { t } = useTexts();
  const words = <ChangeLine change={change} />;
  return (
    <li>
      {chosen === null ? words : <CheckField label={words} checked={chosen} onChange={onChoose} />}
      <div className={css.source}>
        <Tag look={LOOKS[change.basis]}>{t(`studio.basis.${change.basis}`)}</Tag>
        <CitationLine citation={change.citation} />
      </div>
    </li>
  );
}

/** 'Good: begins at 70, now 75'. */
export function ChangeLine({ change }: { readonly change: Change }) {
  const nameOf = useDataName();
  const texts = useRegulationTexts();
  return (
    <span>
      <strong>{nameOf({ ...change, path: placeOf(change) })}</strong>
      {texts && `: ${valuesWords(texts, change)}`}
    </span>
  );
}

/** What is changed and by which document, for whoever puts it into force. */
export function ChangeList({ changes }: Pick<Props, 'changes'>) {
  const { t } = useTexts();
  if (changes.length === 0) return null;
  return (
    <section className={css.list}>
      <p>{t('studio.basis', { count: changes.length })}</p>
      <ul>
        {changes.map((change) => (
          <li key={placeOf(change)}>
            <ChangeLine change={change} />
            <CitationLine citation={change.citation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FormProps {
  readonly chosen: readonly Change[];
  readonly editor: EditorState;
  readonly onDone: () => void;
}

type How = 'new' | 'kept';
const EMPTY = { document: '', where: '', reason: '' };

function BasisForm({ chosen, editor, onDone }: FormProps) {
  const { t } = useTexts();
  const [how, setHow] = useState<How>('new');
  const [typed, setTyped] = useState(EMPTY);
  const [isCompared, setCompared] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const wanted: readonly (keyof typeof EMPTY)[] = how === 'new' ? ['document', 'where'] : ['reason'];
  const isMissing = (field: keyof typeof EMPTY) => wanted.includes(field) && typed[field].trim() === '';
  const citationOf = ({ before }: Change): Citation =>
    how === 'kept'
      ? keptCitation(before, typed.reason.trim())
      : {
          ...{ document: typed.document.trim(), where: typed.where.trim() },
          ...{ confidence: isCompared ? 'A' : 'B', note: null },
        };
  const write = async () => {
    setTried(true);
    if (wanted.some(isMissing)) return;
    setBusy(true);
    const done = await editor.edit(
      chosen.map((change) => ({ path: [...change.path, 'citation'], value: citationOf(change) })),
    );
    setBusy(false);
    if (!done) return;
    setTried(false);
    onDone();
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    error: tried && isMissing(name) ? t(`studio.basisMissing.${name}`) : null,
    required: true,
    maxLength: 300,
  });
  // What was typed stays for the next number that is ticked.
  if (chosen.length === 0) return <p className={css.lead}>{t('studio.basisNone')}</p>;
  return (
    <div className={css.form}>
      <Segmented
        label={t('studio.basisHow')}
        showLabel
        value={how}
        options={(['new', 'kept'] as const).map((value) => ({ value, label: t(`studio.basisHow.${value}`) }))}
        onChange={setHow}
      />
      {how === 'new' ? (
        <>
          <TextField
            label={t('studio.basisDocument')}
            hint={t('studio.basisDocumentHint')}
            {...field('document')}
          />
          <TextField label={t('studio.basisWhere')} hint={t('studio.basisWhereHint')} {...field('where')} />
          <CheckField label={t('studio.basisCompared')} checked={isCompared} onChange={setCompared} />
        </>
      ) : (
        <TextArea label={t('studio.basisReason')} hint={t('studio.basisReasonHint')} {...field('reason')} />
      )}
      <div>
        <Button busy={busy} onClick={() => void write()}>
          {t('studio.basisWrite', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}

interface UnfoundedProps {
  readonly changes: readonly Change[];
  /** Leads to where it is mended; not for whoever only reads. */
  readonly onMend?: () => void;
}

/** Changed numbers under the article of the old ones, told to whoever proposes and to whoever puts it into force. */
export function Unfounded({ changes, onMend }: UnfoundedProps) {
  const { t } = useTexts();
  const id = useId();
  const some = changes.filter(({ basis }) => basis === 'none');
  if (some.length === 0) return null;
  return (
    <section className={css.warning} aria-labelledby={id}>
      <p id={id}>
        <strong>{t('studio.unfounded', { count: some.length })}</strong> {t('studio.unfoundedWhat')}
      </p>
      <ul>
        {some.map((change) => (
          <li key={placeOf(change)}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
      {onMend && (
        <Button small onClick={onMend}>
          {t('studio.unfoundedMend')}
        </Button>
      )}
    </section>
  );
}
