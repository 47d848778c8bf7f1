// The work of the period, line by line: quantities, coefficient, faults and delays. Rows can be pasted from a sheet.
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SelectField, TextArea, TextField } from '../../parts/text-field.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { type LineDraft, type LineField, lineFaults, newLine, pastedLines } from './line-draft.ts';
import css from './period.module.css';
import { TakeOver } from './take-over.tsx';
import type { PeriodForm } from './use-period-form.ts';

interface Props {
  readonly form: PeriodForm;
}

export function Lines({ form }: Props) {
  const { t } = useTexts();
  const [pasting, setPasting] = useState(false);
  const { asked, draft, change, role } = form;
  if (!asked.lines) return null;
  const { lines } = draft.value;
  const add = () => change((now) => ({ ...now, lines: [...now.lines, newLine(now.lines)] }));
  return (
    <Card title={t('period.work')}>
      <p className={css.muted}>
        {t('period.workHint')} {role !== 'self' && t('period.workExcused')}
      </p>
      {lines.length === 0 ? (
        <EmptyState icon="inbox" title={t('period.workEmpty')} />
      ) : (
        <ol className={css.lines}>
          {lines.map((line) => (
            <Line key={line.key} form={form} line={line} />
          ))}
        </ol>
      )}
      <div className={css.buttons}>
        <Button onClick={add}>{t('period.addLine')}</Button>
        <Button onClick={() => setPasting(!pasting)}>{t('period.paste')}</Button>
        {form.view.subject === 'person' && <TakeOver form={form} />}
      </div>
      {pasting && <Paste form={form} onDone={() => setPasting(false)} />}
    </Card>
  );
}

function Paste({ form, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const take = () => {
    form.change((now) => ({ ...now, lines: pastedLines(text, now.lines) }));
    onDone();
  };
  return (
    <div className={css.paste}>
      <TextArea
        label={t('period.paste')}
        hint={t('period.pasteHint')}
        value={text}
        onChange={setText}
        rows={5}
      />
      <div>
        <Button look="primary" onClick={take}>
          {t('period.pasteGo')}
        </Button>
      </div>
    </div>
  );
}

type NumberField = Exclude<LineField, 'title'>;

interface LineProps extends Props {
  readonly line: LineDraft;
  readonly set: (part: Partial<LineDraft>) => void;
  readonly fault: (field: LineField) => string | null;
}

function Line({ form, line }: Props & { readonly line: LineDraft }) {
  const { t } = useTexts();
  const { asked, change, tried } = form;
  const set = (part: Partial<LineDraft>) =>
    change((now) => ({
      ...now,
      lines: now.lines.map((one) => (one.key === line.key ? { ...one, ...part } : one)),
    }));
  const wrong = lineFaults(line, asked.degrees);
  const fault = (field: LineField) => {
    if (!wrong.includes(field) || (!tried && isUntouched(line, field))) return null;
    if (field === 'title' || field === 'factors') return t(`period.line.fault.${field}`);
    return field === 'faults' || field === 'delays'
      ? t('period.line.fault.faults')
      : t('period.line.fault.number');
  };
  const props = { form, line, set, fault };
  return (
    <li className={css.line}>
      <div className={css.lineTitle}>
        <TextField
          label={t('period.line.title')}
          id={`line-${line.key}`}
          value={line.title}
          maxLength={500}
          error={fault('title')}
          onChange={(title) => set({ title })}
        />
        <TextField
          label={t('period.line.product')}
          value={line.product}
          maxLength={500}
          onChange={(product) => set({ product })}
        />
      </div>
      <Numbers {...props} />
      <LineEnd {...props} />
    </li>
  );
}

function Numbers({ form, line, set, fault }: LineProps) {
  const { t } = useTexts();
  const numbers: readonly NumberField[] = [
    'coefficient',
    // Only where a share or a part of the product counts.
    ...(line.factors === '' ? [] : (['factors'] as const)),
    ...(['assigned', 'done', 'faults', 'delays'] as const),
    ...(form.asked.degrees ? (['progress', 'quality'] as const) : []),
  ];
  return (
    <div className={css.numbers}>
      {numbers.map((field) => (
        <TextField
          key={field}
          label={t(`period.line.${field}`)}
          inputMode={['factors', 'faults', 'delays'].includes(field) ? 'text' : 'decimal'}
          autoComplete="off"
          value={line[field]}
          error={fault(field)}
          onChange={(typed) => set({ [field]: typed })}
        />
      ))}
    </div>
  );
}

function LineEnd({ form, line, set }: LineProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const remove = () =>
    form.change((now) => ({ ...now, lines: now.lines.filter((one) => one.key !== line.key) }));
  return (
    <div className={css.lineEnd}>
      {form.asked.axes.length > 0 && (
        <SelectField
          label={t('period.line.axis')}
          value={line.axis}
          onChange={(axis) => set({ axis })}
          options={[{ value: '', label: '–' }, ...axisOptions(form, words)]}
        />
      )}
      <CheckField
        label={t('period.line.exceeded')}
        checked={line.exceeded}
        onChange={(exceeded) => set({ exceeded })}
      />
      <Button small look="quiet" onClick={remove}>
        {t('period.removeLine', { title: line.title })}
      </Button>
    </div>
  );
}

/** A fresh line is not wrong yet. */
function isUntouched(line: LineDraft, field: LineField): boolean {
  return line[field] === '';
}

function axisOptions({ asked }: PeriodForm, words: ReturnType<typeof useBilingual>) {
  const found = new Map(
    asked.axes.flatMap((node) =>
      'axis' in node && node.axis !== null ? [[node.axis, words(node.name)] as const] : [],
    ),
  );
  return [...found].map(([value, label]) => ({ value, label }));
}
