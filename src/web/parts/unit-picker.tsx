import { type ReactNode, useMemo, useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { foldText } from '../../domain/organization/text-match.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { Combobox } from './combobox.tsx';

export interface UnitPickerProps {
  readonly label: ReactNode;
  readonly id?: string;
  readonly hint?: ReactNode;
  /** Id of the chosen unit; null for none. */
  readonly value: number | null;
  /** null as soon as the text no longer is the chosen name. */
  readonly onChange: (unit: number | null) => void;
  readonly error?: string | null;
  readonly required?: boolean;
}

const MOST = 60;

/** Every unit in the order of the tree, with the names above it. */
function useUnits() {
  const { data, error } = useRead(ROUTES.units, { query: {} });
  const units = useMemo(() => {
    const items = data?.items ?? [];
    const byId = new Map(items.map((unit) => [unit.id, unit]));
    return items.map(({ id, name, code, parentId }) => {
      const above: string[] = [];
      for (let at = byId.get(parentId ?? 0); at; at = byId.get(at.parentId ?? 0)) above.unshift(at.name);
      return { key: id, label: name, note: above.join(' › '), folded: foldText(`${name} ${code}`) };
    });
  }, [data]);
  return { units, state: data ? ('ready' as const) : error ? ('failed' as const) : ('loading' as const) };
}

/** Units in which every typed word occurs; those with the words as they were typed come first. */
function unitsFor<Unit extends { readonly folded: string }>(
  units: readonly Unit[],
  typed: string,
): readonly Unit[] {
  const words = typed.split(' ');
  const fitting = units.filter(({ folded }) => words.every((word) => folded.includes(word)));
  const rank = ({ folded }: Unit) => (folded.startsWith(typed) ? 0 : folded.includes(typed) ? 1 : 2);
  return fitting.toSorted((a, b) => rank(a) - rank(b));
}

/** A unit by name or code; every typed word must occur. The tree is small enough to be searched here. */
export function UnitPicker({ value, onChange, ...rest }: UnitPickerProps) {
  const { t } = useTexts();
  const { units, state } = useUnits();
  const [typed, setTyped] = useState('');
  const chosen = units.find((unit) => unit.key === value);
  const found = useMemo(() => unitsFor(units, foldText(typed)), [units, typed]);
  const nothing = {
    ready: t('picker.noUnit', { text: typed.trim() }),
    failed: t('picker.failed'),
    loading: t('common.loading'),
  };
  const more =
    found.length > MOST && typed !== '' ? t('picker.moreUnits', { count: found.length - MOST }) : '';
  return (
    <Combobox
      {...rest}
      hint={more || rest.hint}
      text={chosen?.label ?? typed}
      onText={(text) => {
        setTyped(text);
        if (value !== null) onChange(null);
      }}
      choices={chosen ? [] : found.slice(0, MOST)}
      onChoose={(unit) => {
        setTyped('');
        onChange(unit.key);
      }}
      nothing={nothing[state]}
    />
  );
}
