import { useEffect, useRef, useState } from 'react';
import { type RegulationTexts, regulationTexts } from '../../../text/regulation/index.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { BandLine } from './band-line.tsx';
import { Examples } from './examples.tsx';
import { type Check, rulebookOf } from './shapes.ts';
import css from './studio.module.css';
import type { EditorState } from './use-editor.ts';

const MOST_FAULTS = 30;

/** The text on one side; its faults, its levels on a line and its examples on the other. */
export function Editor({ editor }: { readonly editor: EditorState }) {
  const box = useRef<HTMLDivElement>(null);
  const rulebook = rulebookOf(editor.check);
  const goTo = (line: number) => {
    const area = box.current?.querySelector('textarea');
    if (!area) return;
    const lines = area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    area.scrollTop = Math.max(0, (area.scrollHeight / Math.max(1, lines.length)) * (line - 4));
  };
  return (
    <div className={css.columns}>
      <div ref={box} className={css.text}>
        <Typed editor={editor} />
      </div>
      <div className={css.side}>
        <Faults check={editor.check} onLine={goTo} />
        <BandLine bands={editor.check.bands} max={rulebook?.maxTotal} />
        <Examples rulebook={rulebook} />
      </div>
    </div>
  );
}

function Typed({ editor }: { readonly editor: EditorState }) {
  const { t } = useTexts();
  const state = editor.saving ? 'studio.saving' : editor.dirty ? 'studio.unsaved' : 'studio.saved';
  return (
    <>
      {editor.error !== null && <ErrorState error={editor.error} />}
      <TextArea
        label={t('studio.text')}
        hint={t(editor.readOnly ? 'studio.readOnly' : 'studio.textHint')}
        value={editor.text}
        onChange={editor.setText}
        readOnly={editor.readOnly}
        rows={34}
        spellCheck={false}
        wrap="off"
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyS') return;
          event.preventDefault();
          void editor.save();
        }}
      />
      {!editor.readOnly && (
        <div className={css.saving}>
          <Button busy={editor.saving} onClick={() => void editor.save()}>
            {t('studio.save')}
          </Button>
          <span className={css.muted} role="status">
            {editor.checking ? t('studio.checking') : t(state)}
          </span>
        </div>
      )}
    </>
  );
}

/** Words for faults come with the regulation's own catalogue, loaded here only. */
function useFaultWords(): RegulationTexts | null {
  const { locale } = useTexts();
  const [words, setWords] = useState<RegulationTexts | null>(null);
  useEffect(() => {
    let wanted = true;
    void regulationTexts(locale).then((loaded) => wanted && setWords(loaded));
    return () => {
      wanted = false;
    };
  }, [locale]);
  return words;
}

function Faults({ check, onLine }: { readonly check: Check; readonly onLine: (line: number) => void }) {
  const { t } = useTexts();
  const words = useFaultWords();
  const { faults } = check;
  const sentence = ({ code, params }: Check['faults'][number]) =>
    words?.find(`fault.${code}`, plain(params)) ?? words?.say('fault.unknown', { code }) ?? code;
  return (
    <Card title={t('studio.faults', { count: faults.length })}>
      {faults.length === 0 && <p className={css.muted}>{t('studio.faultsNone')}</p>}
      <ul className={css.faults}>
        {faults.slice(0, MOST_FAULTS).map((fault) => (
          <li key={`${fault.line} ${fault.code} ${fault.path.join('.')}`}>
            <button
              type="button"
              className={css.line}
              aria-label={t('studio.goLine', { line: fault.line })}
              onClick={() => onLine(fault.line)}
            >
              {t('studio.line', { line: fault.line })}
            </button>
            <span>
              {fault.path.length > 0 && <code>{fault.path.join('.')}</code>} {sentence(fault)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function plain(params: Check['faults'][number]['params']): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' ? value : String(value ?? '–'),
    ]),
  );
}
