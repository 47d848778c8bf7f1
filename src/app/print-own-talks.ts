// The talks of the own record as sentences: what was said, agreed, answered.
import { fill, printedDay } from '../files/weekly-form.ts';
import { paragraphsOf } from './print-talk.ts';
import type { TalkView } from './views/talks.ts';

/** The part of the order of the own record (print-own-record.ts) that this section needs. */
export interface TalkOrder {
  readonly locale: 'vi' | 'en';
  readonly texts: {
    readonly own: Readonly<Record<string, string>>;
    readonly talk: { readonly erased: string };
  };
  readonly say: (id: string) => string;
}

type Line = { readonly text: string; readonly italic?: boolean };

/** The lines of each case, the newest case first as the list has them. */
export function talkLines(talks: readonly TalkView[], order: TalkOrder): readonly Line[] {
  return talks.flatMap((talk) => [headOf(talk, order), ...saidIn(talk, order), ...agreedIn(talk, order)]);
}

function headOf({ id, trigger, weekKeys, state }: TalkView, { locale, texts, say }: TalkOrder): Line {
  const weeks = weekKeys.map((key) => `${Number(key.slice(6))}/${key.slice(0, 4)}`).join(', ');
  const words = { id, trigger: trigger.name[locale], weeks, state: say(`talks.state.${state}`) };
  return { text: fill(texts.own.talk ?? '', words), italic: true };
}

function saidIn({ heldOn, said, objection, declinedBecause, closedBecause }: TalkView, { texts }: TalkOrder) {
  const { own: w, talk } = texts;
  const held = { day: heldOn === null ? '' : printedDay(heldOn), said: said ?? talk.erased };
  return [
    ...(heldOn === null ? [] : paragraphsOf(fill(w.held ?? '', held))),
    objection === null ? null : fill(w.objection ?? '', { objection }),
    ...[declinedBecause, closedBecause],
  ].flatMap((line): Line[] => (line === null ? [] : [{ text: line }]));
}

function agreedIn({ measures }: TalkView, { texts }: TalkOrder): readonly Line[] {
  const { own: w, talk } = texts;
  return measures.map(({ no, text, due, doneOn, note }) => {
    const done = doneOn === null ? w.measureOpen : fill(w.measureDone ?? '', { day: printedDay(doneOn) });
    const outcome = [done, note].filter(Boolean).join(' ');
    return { text: fill(w.measure ?? '', { no, text: text ?? talk.erased, due: printedDay(due), outcome }) };
  });
}
