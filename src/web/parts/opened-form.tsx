// A form that was opened by a button of its page: what is wrong at the top, the fields, the trouble, send or close.
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { DateField } from './date-field.tsx';
import { ErrorState } from './error-state.tsx';
import { ErrorSummary, type FieldTrouble } from './error-summary.tsx';
import css from './opened-form.module.css';
import { TextField } from './text-field.tsx';
import { useOpenedForm } from './use-opened-form.ts';

export interface OpenedFormProps {
  readonly title: string;
  readonly note?: string;
  readonly troubles: readonly FieldTrouble[];
  /** Why the server refused; what was typed stays. */
  readonly error: unknown;
  readonly busy: boolean;
  /** The verb on the button that sends the form. */
  readonly verb: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function OpenedForm(props: OpenedFormProps) {
  const { title, note, troubles, error, busy, verb, onSend, onClose, children } = props;
  const { t } = useTexts();
  const box = useOpenedForm();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSend();
  };
  return (
    <Card title={title} {...(note === undefined ? {} : { note })}>
      <form ref={box} className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary troubles={troubles} />
        {children}
        {error ? <ErrorState error={error} kept /> : null}
        <div className={css.acts}>
          <Button type="submit" look="primary" busy={busy}>
            {verb}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Card>
  );
}

/** What is wrong with one field, by its id. */
export function troubleAt(troubles: readonly FieldTrouble[], field: string): string | null {
  return troubles.find((one) => one.field === field)?.text ?? null;
}

interface Ends {
  /** null while what stands there is no date. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface SpanFieldsProps {
  readonly ids: { readonly from: string; readonly to: string };
  readonly labels: { readonly from: string; readonly to: string; readonly toHint?: string };
  readonly value: Ends;
  readonly onChange: (change: Partial<Ends>) => void;
  readonly troubles: readonly FieldTrouble[];
  /** The last day may stay open. */
  readonly endless?: boolean;
}

/** First and last day, side by side. */
export function SpanFields({ ids, labels, value, onChange, troubles, endless = false }: SpanFieldsProps) {
  return (
    <div className={css.dates}>
      <DateField
        id={ids.from}
        label={labels.from}
        value={value.from ?? ''}
        onChange={(from) => onChange({ from })}
        error={troubleAt(troubles, ids.from)}
        required
      />
      <DateField
        id={ids.to}
        label={labels.to}
        {...(labels.toHint === undefined ? {} : { hint: labels.toHint })}
        value={value.to ?? ''}
        onChange={(to) => onChange({ to })}
        error={troubleAt(troubles, ids.to)}
        required={!endless}
      />
    </div>
  );
}

export interface DocumentFieldProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (number: string) => void;
  readonly troubles?: readonly FieldTrouble[];
  readonly optional?: boolean;
}

/** Number of the document that the act rests on. */
export function DocumentField({ id, value, onChange, troubles = [], optional = false }: DocumentFieldProps) {
  const { t } = useTexts();
  return (
    <TextField
      {...(id === undefined ? {} : { id, error: troubleAt(troubles, id) })}
      label={t('form.documentLabel')}
      hint={t('form.documentHint')}
      value={value}
      onChange={onChange}
      maxLength={300}
      autoComplete="off"
      {...(optional ? { optional } : { required: true })}
    />
  );
}
