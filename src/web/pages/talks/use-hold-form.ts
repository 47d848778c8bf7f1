// What is typed into the record of a talk, and what is sent of it.
import { useState } from 'react';
import type { PickedPerson } from '../../parts/person-picker.tsx';
import { useSession } from '../../session.tsx';
import type { Talk, TalkBody } from './talk-view.ts';

export interface TypedMeasure {
  readonly key: number;
  readonly text: string;
  readonly owner: PickedPerson | null;
  readonly due: string | null;
}

export interface TypedTalk {
  readonly on: string | null;
  readonly officeId: string;
  readonly headId: string;
  readonly said: string;
  readonly measures: readonly TypedMeasure[];
}

/** Whoever writes stands in the record already; the person concerned is offered for what is agreed. */
export function useHoldForm(talk: Talk) {
  const { person, today } = useSession();
  const { office, heads } = talk.holders;
  const own = (list: readonly { readonly id: number }[]) =>
    String((list.find(({ id }) => id === person.id) ?? list[0])?.id ?? '');
  const officeId = own(office);
  // Two persons hold it: whoever stands for the Office is not the head as well.
  const headId = own(heads.filter(({ id }) => String(id) !== officeId));
  const blank = (key: number): TypedMeasure => ({ key, text: '', owner: talk.person, due: null });
  const [typed, setTyped] = useState<TypedTalk>({
    ...{ on: today, officeId, headId, said: '', measures: [blank(1)] },
  });
  const change = (part: Partial<TypedTalk>) => setTyped({ ...typed, ...part });
  const measure = (key: number, part: Partial<TypedMeasure>) =>
    change({ measures: typed.measures.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return {
    typed,
    change,
    measure,
    add: () =>
      change({ measures: [...typed.measures, blank(Math.max(...typed.measures.map(({ key }) => key)) + 1)] }),
    drop: (key: number) => change({ measures: typed.measures.filter((one) => one.key !== key) }),
  };
}

/** Null while something is missing. */
export function holdBody(typed: TypedTalk, version: number): TalkBody | null {
  const { on, officeId, headId, said } = typed;
  const measures = typed.measures.flatMap(({ text, owner, due }) =>
    text.trim() === '' || owner === null || !due ? [] : [{ text: text.trim(), ownerId: owner.id, due }],
  );
  if (!on || officeId === '' || headId === '' || said.trim() === '') return null;
  if (measures.length < typed.measures.length) return null;
  const people = { officeId: Number(officeId), headId: Number(headId) };
  return { act: 'hold', version, on, ...people, said: said.trim(), measures };
}
