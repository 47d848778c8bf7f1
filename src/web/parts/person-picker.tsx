import { type ReactNode, useState } from 'react';
import { organizationRoutes } from '../../contract/organization.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { useSettled } from '../use-settled.ts';
import { Combobox } from './combobox.tsx';

export interface PickedPerson {
  readonly id: number;
  readonly name: string;
}
export interface PersonPickerProps {
  readonly label: ReactNode;
  readonly id?: string;
  readonly value: PickedPerson | null;
  /** null as soon as the text no longer is the chosen name. */
  readonly onChange: (person: PickedPerson | null) => void;
  /** Only people of this unit and below. */
  readonly unit?: number;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
}

/** Finds one person by name, with or without marks; post and unit tell people of one name apart. */
export function PersonPicker({ label, id, value, onChange, unit, hint, error, required }: PersonPickerProps) {
  const { t } = useTexts();
  const [text, setText] = useState(value?.name ?? '');
  const asked = useSettled(text.trim(), 200);
  const query = { q: asked, limit: 12, ...(unit === undefined ? {} : { unit }) };
  const { data } = useRead(organizationRoutes.findPeople, { query }, { when: asked.length >= 2 });
  const choices = (data?.items ?? []).map((person) => ({
    key: person.id,
    label: person.name,
    note: [person.post ?? person.jobPosition, person.unit?.name].filter(Boolean).join(' · '),
  }));
  return (
    <Combobox
      label={label}
      {...(id === undefined ? {} : { id })}
      text={text}
      onText={(next) => {
        setText(next);
        if (value !== null) onChange(null);
      }}
      choices={asked.length >= 2 ? choices : []}
      onChoose={(choice) => {
        setText(choice.label);
        onChange({ id: choice.key, name: choice.label });
      }}
      nothing={asked.length < 2 ? t('common.typeTwoLetters') : t('common.nobodyFound')}
      hint={hint}
      error={error ?? null}
      required={required ?? false}
    />
  );
}
