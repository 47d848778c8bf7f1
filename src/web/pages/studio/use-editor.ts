// The text of a draft as it is typed: checked half a second after the last key, saved by hand or before anything that
// needs it, kept in the page when saving fails.
import { useEffect, useRef, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { Citation } from '../../../domain/rulebook/shape.ts';
import { call } from '../../api.ts';
import { useFormAct } from '../../use-form-act.ts';
import { useSettled } from '../../use-settled.ts';
import type { Check, Draft } from './shapes.ts';

export interface EditorState {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly readOnly: boolean;
  readonly check: Check;
  readonly checking: boolean;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  /** Replaces single values where they stand in the text; false when the text could not take them. */
  readonly edit: (edits: readonly (Edit | CitationEdit)[]) => Promise<boolean>;
  /** Saves what is not saved; the version afterwards, or null when it was refused. */
  readonly save: () => Promise<number | null>;
}

export interface Edit {
  readonly path: string[];
  readonly value: string | number | null;
}
interface CitationEdit {
  readonly path: string[];
  readonly value: Citation;
}

const edited = (source: string, edits: readonly (Edit | CitationEdit)[]) =>
  call(ROUTES.editRulebookText, { body: { source, edits: [...edits] } });

const QUIET_MS = 500;
const IDLE = Promise.resolve(true);

interface Checked {
  readonly of: string;
  readonly result: Check;
}

/** The last check of the text, asked for anew when its keys rest; `take` is given one that came with a change. */
function useCheck(draft: Draft, text: string) {
  const [last, setLast] = useState<Checked>({ of: draft.source, result: draft.check });
  const settled = useSettled(text, QUIET_MS);
  const asked = useRef(0);
  useEffect(() => {
    // A field has changed the text, and the answer came with its check.
    if (settled === last.of || text === last.of) return;
    asked.current += 1;
    const mine = asked.current;
    call(ROUTES.checkRulebook, { body: { source: settled } }).then(
      (result) => mine === asked.current && setLast({ of: settled, result }),
      // The next key asks again; until then the last check stays on screen and says that it is being renewed.
      () => undefined,
    );
  }, [settled, text, last.of]);
  const take = (given: Checked) => {
    asked.current += 1;
    setLast(given);
  };
  return { last, take };
}

/** Changes one after the other, or the second would be written into the text without the first. */
function useTurns() {
  const last = useRef(IDLE);
  const take = (work: () => Promise<boolean>) => {
    const mine = last.current.then(work);
    last.current = mine;
    // A refused number holds back the save that waited for it, not those to come.
    void mine.then(() => {
      if (last.current === mine) last.current = IDLE;
    });
    return mine;
  };
  return { take, last: () => last.current };
}

export function useEditor(draft: Draft): EditorState {
  const [text, setShown] = useState(draft.source);
  const latest = useRef(draft.source);
  const [saved, setSaved] = useState({ text: draft.source, version: draft.version });
  const [refused, setRefused] = useState<unknown>(null);
  const act = useFormAct(ROUTES.actOnRulebookDraft, [ROUTES.studio]);
  const check = useCheck(draft, text);
  const turns = useTurns();
  const dirty = text !== saved.text;

  const setText = (source: string) => {
    latest.current = source;
    setShown(source);
  };
  const save = async () => {
    // Leaving a field for this button has sent its number off: the answer belongs into what is saved.
    if (!(await turns.last())) return null;
    const base = Math.max(saved.version, draft.version);
    const wanted = latest.current;
    if (wanted === saved.text) return base;
    const body = { act: 'save' as const, version: base, source: wanted };
    const done = await act.run({ params: { id: draft.id }, body });
    if (done === null) return null;
    setSaved({ text: wanted, version: done.version });
    return done.version;
  };
  const editNow = async (edits: Parameters<EditorState['edit']>[0]) => {
    setRefused(null);
    try {
      const { source, check: result } = await edited(latest.current, edits);
      check.take({ of: source, result });
      setText(source);
      return true;
    } catch (error) {
      setRefused(error);
      return false;
    }
  };
  const edit: EditorState['edit'] = (edits) => turns.take(() => editNow(edits));
  return {
    ...{ text, setText, dirty, save, edit },
    readOnly: !draft.may.includes('save'),
    check: check.last.result,
    checking: check.last.of !== text,
    saving: act.busy,
    error: refused ?? act.error,
  };
}
