// The fields of one entry as typed, and the entry they make. Figures stay as typed until they can be read.
import { useState } from 'react';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { figureField, readFigure } from '../../parts/work-figures.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { Entry } from './shapes.ts';

export const IDS = {
  code: 'entry-code',
  name: 'entry-name',
  measure: 'entry-measure',
  coefficient: 'entry-coefficient',
  hours: 'entry-hours',
  days: 'entry-days',
  reason: 'entry-reason',
  from: 'entry-from',
  document: 'entry-document',
} as const;

export interface EntryForm
  extends Omit<Entry, 'coefficient' | 'minutes' | 'days' | 'positions' | 'approver'> {
  readonly coefficient: string;
  readonly hours: string;
  readonly days: string;
  readonly positions: string;
  readonly reason: string;
  readonly from: string | null;
  /** The document that approves a new entry. */
  readonly document: string;
}

/** A unit proposes; whoever keeps the catalogue adds an entry, or gives one its next version. */
export type EntryMode = 'propose' | 'revise' | 'add';
type Words = ReturnType<typeof useTexts>['t'];

function troublesOf(form: EntryForm, mode: EntryMode, t: Words): readonly FieldTrouble[] {
  const empty = (['code', 'name', 'measure'] as const)
    .filter((field) => form[field].trim() === '')
    .map((field) => ({ field: IDS[field], text: t(`catalogue.missing.${field}`) }));
  const figures = [
    ['coefficient', 100],
    ['hours', 60],
    ['days', 1],
  ] as const;
  const unread = figures
    .filter(([field, scale]) => readFigure(form[field], scale) === undefined)
    .map(([field]) => ({ field: IDS[field], text: t('catalogue.badFigure') }));
  const reason =
    mode === 'propose' && form.reason.trim() === '' ? [{ field: IDS.reason, text: t('reason.missing') }] : [];
  const date = mode !== 'propose' && !form.from ? [{ field: IDS.from, text: t('form.date') }] : [];
  const document =
    mode === 'add' && form.document.trim() === ''
      ? [{ field: IDS.document, text: t('catalogue.documentMissing') }]
      : [];
  return [...empty, ...unread, ...reason, ...date, ...document];
}

function made(form: EntryForm, approver: string): Entry {
  const {
    coefficient,
    hours,
    days,
    positions,
    reason: _reason,
    from: _from,
    document: _document,
    ...words
  } = form;
  return {
    ...words,
    approver,
    coefficient: readFigure(coefficient, 100) ?? null,
    minutes: readFigure(hours, 60) ?? null,
    days: readFigure(days, 1) ?? null,
    positions: positions
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}

export function useEntryForm(entry: Entry, mode: EntryMode) {
  const { t, locale } = useTexts();
  const { today } = useSession();
  const { minutes, approver, ...rest } = entry;
  const [form, setForm] = useState<EntryForm>({
    ...rest,
    coefficient: figureField(entry.coefficient, 100, locale),
    hours: figureField(minutes, 60, locale),
    days: figureField(entry.days, 1, locale),
    positions: entry.positions.join('; '),
    ...{ reason: '', from: today, document: '' },
  });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  return {
    form,
    troubles,
    set: (change: Partial<EntryForm>) => setForm({ ...form, ...change }),
    /** The entry, or null with the troubles shown. */
    check: (): Entry | null => {
      const found = troublesOf(form, mode, t);
      setTroubles(found);
      return found.length === 0 ? made(form, approver) : null;
    },
  };
}
