// What an entry says, field by field, in words: the same for the entry opened, a change proposed, and a new one proposed.
import { ENTRY_FIELDS, type EntryField } from '../../../domain/work/catalogue.ts';
import { coefficientText, hoursText } from '../../parts/work-figures.ts';
import { useTexts } from '../../texts.tsx';
import type { Entry } from './shapes.ts';

export interface EntryFact {
  readonly key: EntryField;
  readonly name: string;
  readonly value: string;
}

/** Labels that are not called like their field. */
const LABELS = { minutes: 'hours', standard: 'kind' } as const satisfies Partial<Record<EntryField, string>>;
const isOther = (key: EntryField): key is keyof typeof LABELS => key in LABELS;

export function useEntryFacts(): (entry: Entry) => readonly EntryFact[] {
  const { t, locale } = useTexts();
  const special = (entry: Entry): Partial<Record<EntryField, string>> => ({
    positions: entry.positions.length === 0 ? t('catalogue.positionsAll') : entry.positions.join('; '),
    coefficient: coefficientText(entry.coefficient, locale),
    minutes: hoursText(entry.minutes, locale),
    standard: t(entry.standard ? 'catalogue.standard' : 'catalogue.ordinary'),
    evidence: t(`catalogue.evidence.${entry.evidence}`),
  });
  return (entry) => {
    const said = special(entry);
    return ENTRY_FIELDS.map((key) => ({
      key,
      name: t(`catalogue.${isOther(key) ? LABELS[key] : key}`),
      value: said[key] ?? (`${entry[key] ?? ''}` || '–'),
    }));
  };
}
