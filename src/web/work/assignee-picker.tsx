// Finds somebody to whom one may give work; post, unit and how much he holds stand beside the name.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { Combobox } from '../parts/combobox.tsx';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { useSettled } from '../use-settled.ts';

interface Props {
  readonly label: string;
  readonly id?: string;
  readonly onChoose: (person: { readonly id: number; readonly name: string }) => void;
  readonly error?: string | null;
  /** The chosen name stays in the box; otherwise it is emptied for the next. */
  readonly keeps?: boolean;
}

export function AssigneePicker({ label, id, onChoose, error, keeps }: Props) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), 200);
  const { data } = useRead(ROUTES.assignees, { query: search === '' ? {} : { search } });
  const choices = (data?.items ?? []).map(({ person, post, jobPosition, unit, open }) => ({
    key: person.id,
    label: person.name,
    note: [post ?? jobPosition, unit.name, t('task.openCount', { count: open })].filter(Boolean).join(' · '),
  }));
  return (
    <Combobox
      label={label}
      {...(id === undefined ? {} : { id })}
      text={text}
      onText={setText}
      choices={choices}
      onChoose={({ key, label: name }) => {
        setText(keeps ? name : '');
        onChoose({ id: key, name });
      }}
      nothing={t('task.nobody')}
      error={error ?? null}
    />
  );
}
