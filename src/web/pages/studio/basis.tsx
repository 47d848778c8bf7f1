// The numbers a draft changes, each with what it rests on; whoever writes names the document once for all of them, or says
// why the old article still holds.
import { useId, useState } from 'react';
import type { Basis as BasisKind, Change } from '../../../domain/rulebook/changes.ts';
import { valuesWords } from '../../../text/regulation/change.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts.tsx';
import { useDataName } from '../rulebook/data-name.ts';
import { useRegulationTexts } from '../rulebook/use-regulation-texts.ts';
import css from './basis.module.css';
import { BasisForm } from './basis-form.tsx';
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
      <p>{t('studio.basisList', { count: changes.length })}</p>
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
