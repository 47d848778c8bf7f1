// The text of a draft as it is typed: checked half a second after the last key, saved by hand or before anything that
// needs it, kept in the page when saving fails.
import { useEffect, useRef, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
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
  /** Saves what is not saved; the version afterwards, or null when it was refused. */
  readonly save: () => Promise<number | null>;
}

const QUIET_MS = 500;

export function useEditor(draft: Draft): EditorState {
  const [text, setText] = useState(draft.source);
  const [saved, setSaved] = useState({ text: draft.source, version: draft.version });
  const [check, setCheck] = useState<{ of: string; result: Check }>({
    of: draft.source,
    result: draft.check,
  });
  const act = useFormAct(ROUTES.actOnRulebookDraft, [ROUTES.studio]);
  const settled = useSettled(text, QUIET_MS);
  const asked = useRef(0);
  const dirty = text !== saved.text;

  useEffect(() => {
    if (settled === check.of) return;
    asked.current += 1;
    const mine = asked.current;
    call(ROUTES.checkRulebook, { body: { source: settled } }).then(
      (result) => mine === asked.current && setCheck({ of: settled, result }),
      // The next key asks again; until then the last check stays on screen and says that it is being renewed.
      () => undefined,
    );
  }, [settled, check.of]);

  const save = async () => {
    const base = Math.max(saved.version, draft.version);
    if (!dirty) return base;
    const wanted = text;
    const body = { act: 'save' as const, version: base, source: wanted };
    const done = await act.run({ params: { id: draft.id }, body });
    if (done === null) return null;
    setSaved({ text: wanted, version: done.version });
    return done.version;
  };
  return {
    ...{ text, setText, dirty, save },
    readOnly: !draft.may.includes('save'),
    check: check.result,
    checking: check.of !== text,
    saving: act.busy,
    error: act.error,
  };
}
