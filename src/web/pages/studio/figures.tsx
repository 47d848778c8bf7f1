// The numbers people change most, each in a field of its own beside the place it comes from. The text stays as typed.
import { type ReactNode, useState } from 'react';
import type { Change } from '../../../domain/rulebook/changes.ts';
import { parsePoints } from '../../../domain/score/points.ts';
import { formatDate } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { pointsText } from '../../parts/points.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Basis, placeOf } from './basis.tsx';
import type { Check } from './shapes.ts';
import css from './studio.module.css';
import type { EditorState } from './use-editor.ts';

type Figure = Check['figures'][number];

const GROUPS = [
  { key: 'start', kinds: ['valid-from'] },
  { key: 'borders', kinds: ['border'] },
  { key: 'deductions', kinds: ['deduction'] },
  { key: 'conditions', kinds: ['condition', 'forced'] },
  { key: 'quotas', kinds: ['quota', 'raised-quota'] },
] as const satisfies readonly { key: string; kinds: readonly Figure['kind'][] }[];

interface FiguresProps {
  readonly editor: EditorState;
  readonly changes: readonly Change[];
}

export function Figures({ editor, changes }: FiguresProps) {
  const { t } = useTexts();
  const { figures } = editor.check;
  if (figures.length === 0) return <p className={css.muted}>{t('studio.figuresNone')}</p>;
  return (
    <div className={css.page}>
      <p className={css.muted}>{t(editor.readOnly ? 'studio.readOnly' : 'studio.figuresHint')}</p>
      {GROUPS.map(({ key, kinds }) => {
        const some = figures.filter((one) => kinds.some((kind) => kind === one.kind));
        return (
          some.length > 0 && (
            <Card key={key} title={t(`studio.figures.${key}`)}>
              <div className={css.figures}>
                {some.map((one) => (
                  <FigureField key={one.paths[0]?.join('.')} figure={one} changes={changes} editor={editor} />
                ))}
              </div>
            </Card>
          )
        );
      })}
      <Basis changes={changes} editor={editor} />
    </div>
  );
}

interface FieldProps extends FiguresProps {
  readonly figure: Figure;
}

function FigureField({ figure, changes, editor }: FieldProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const { kind, paths, value, source } = figure;
  const { name, level } = figure;
  // One test may stand before several levels under one name.
  const told = [level, name].flatMap((one) => (one === null ? [] : [words(one)])).join(': ');
  const label = t(`studio.figure.${kind}`, { name: told || '–' });
  const hint = source ? (
    <>
      {source.document}, {source.where}
      <WasBefore paths={paths} changes={changes} />
    </>
  ) : undefined;
  const change = async (to: string | number) =>
    to === value || editor.edit(paths.map((path) => ({ path: [...path], value: to })));
  const place = { label, hint, readOnly: editor.readOnly };
  if (typeof value === 'number') return <NumberField {...place} value={value} onChange={change} />;
  if (editor.readOnly) return <TextField {...place} value={formatDate(value)} onChange={() => undefined} />;
  return <DateField label={label} hint={hint} value={value} onChange={(date) => date && void change(date)} />;
}

/** What a changed number was, and whether the article above it is still the one of that number. */
function WasBefore({ paths, changes }: Pick<Figure, 'paths'> & Pick<FiguresProps, 'changes'>) {
  const { t, locale } = useTexts();
  const [path = []] = paths;
  const change = changes.find(
    (one) => path.slice(0, one.path.length).join('.') === placeOf(one) && one.path.length > 0,
  );
  const value = change?.values.find(({ field }) => [...change.path, field].join('.') === path.join('.'));
  if (change === undefined || typeof value?.before !== 'number') return null;
  const was = t('studio.was', { points: pointsText(value.before, locale) });
  return (
    <span className={css.changed}>
      {was}
      {change.basis === 'none' && ` · ${t('studio.basis.none')}`}
    </span>
  );
}

interface NumberProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly value: number;
  readonly readOnly: boolean;
  /** False when the number could not be taken. */
  readonly onChange: (hundredths: number) => Promise<boolean>;
}

/** Points or per cent as people write them; handed on when the field is left or Enter is pressed. */
function NumberField({ label, hint, value, readOnly, onChange }: NumberProps) {
  const { t, locale } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const read = typed === null ? null : parsePoints(typed);
  // What was typed stays in sight until the answer is there; Enter and leaving the field send it once.
  const done = async () => {
    if (!read?.ok || typed === sent) return;
    setSent(typed);
    const taken = await onChange(read.hundredths);
    setSent(null);
    if (taken) setTyped((now) => (now === typed ? null : now));
  };
  return (
    <TextField
      label={label}
      hint={hint}
      error={read !== null && !read.ok ? t('studio.figureWrong') : null}
      inputMode="decimal"
      readOnly={readOnly}
      value={typed ?? pointsText(value, locale)}
      onChange={setTyped}
      onBlur={() => void done()}
      onKeyDown={(event) => event.key === 'Enter' && void done()}
    />
  );
}
