import { useEffect, useRef, useState } from 'react';
import type { Change } from '../../../domain/rulebook/changes.ts';
import { faultReason } from '../../../text/regulation/fault.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { useRegulationTexts } from '../rulebook/use-regulation-texts.ts';
import { BandLine } from './band-line.tsx';
import { Examples } from './examples.tsx';
import { Figures } from './figures.tsx';
import { type Check, isOfExample, rulebookOf } from './shapes.ts';
import css from './studio.module.css';
import type { EditorState } from './use-editor.ts';

const MOST_FAULTS = 30;

interface EditorProps {
  readonly editor: EditorState;
  readonly view: 'figures' | 'text';
  readonly changes: readonly Change[];
  /** Shows the whole text, where a fault can be looked at. */
  readonly onText: () => void;
}

/** Numbers or text on one side; the faults, the levels on a line and the examples on the other. */
export function Editor({ editor, view, changes, onText }: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState<number | null>(null);
  const rulebook = rulebookOf(editor.check);
  useEffect(() => {
    const area = box.current?.querySelector('textarea');
    if (line === null || !area) return;
    goTo(area, line);
    setLine(null);
  });
  return (
    <div className={css.columns}>
      <div ref={box} className={css.text}>
        {editor.error !== null && <ErrorState error={editor.error} />}
        {view === 'figures' ? <Figures editor={editor} changes={changes} /> : <Typed editor={editor} />}
        {!editor.readOnly && <SaveRow editor={editor} />}
      </div>
      <div className={css.side}>
        <Faults
          faults={editor.check.faults}
          withExamples={view === 'text'}
          onLine={(wanted) => {
            setLine(wanted);
            onText();
          }}
        />
        <BandLine bands={editor.check.bands} max={rulebook?.maxTotal} />
        <Examples rulebook={rulebook} editor={editor} />
      </div>
    </div>
  );
}

function goTo(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = Math.max(0, (area.scrollHeight / Math.max(1, lines.length)) * (line - 4));
}

function SaveRow({ editor }: { readonly editor: EditorState }) {
  const { t } = useTexts();
  const state = editor.saving ? 'studio.saving' : editor.dirty ? 'studio.unsaved' : 'studio.saved';
  return (
    <div className={css.saving}>
      <Button busy={editor.saving} onClick={() => void editor.save()}>
        {t('studio.save')}
      </Button>
      <span className={css.muted} role="status">
        {editor.checking ? t('studio.checking') : t(state)}
      </span>
    </div>
  );
}

function Typed({ editor }: { readonly editor: EditorState }) {
  const { t } = useTexts();
  return (
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
  );
}

interface FaultsProps {
  readonly faults: Check['faults'];
  /** Beside the numbers the examples speak for themselves, with the button that takes their new results. */
  readonly withExamples: boolean;
  readonly onLine: (line: number) => void;
}

function Faults({ faults: all, withExamples, onLine }: FaultsProps) {
  const { t } = useTexts();
  const words = useRegulationTexts();
  const faults = withExamples ? all : all.filter((one) => !isOfExample(one));
  const reason = ({ code, params }: Check['faults'][number]) =>
    words === null ? { what: code, hint: null } : faultReason(words, { code, params: plain(params) });
  if (faults.length === 0 && all.length > 0) return null;
  return (
    <Card title={t('studio.faults', { count: faults.length })}>
      {faults.length === 0 && <p className={css.muted}>{t('studio.faultsNone')}</p>}
      <ul className={css.faults}>
        {faults
          .slice(0, MOST_FAULTS)
          .map((fault) => ({ ...fault, ...reason(fault) }))
          .map((fault) => (
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
                {fault.path.length > 0 && <code>{fault.path.join('.')}</code>} {fault.what}
                {fault.hint !== null && <span className={css.hint}>{fault.hint}</span>}
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
