// The files chosen, what the server says to them, what the user says to that, and the one step that takes them over.
import { useRef, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { newIntent } from '../../api.ts';
import { useAct } from '../../queries.ts';
import {
  type FormAnswer,
  type FormAnswers,
  keyOfForm,
  needsServer,
  type Rehearsed,
  sentAnswers,
} from './answers.ts';

function bodyOf(files: readonly File[], forms: readonly Rehearsed[], answers: FormAnswers): FormData {
  const body = new FormData();
  body.append('answers', sentAnswers(forms, answers));
  for (const file of files) body.append('file', file);
  return body;
}

/** What the server says to files with answers; the files stay in the browser. */
function useLook() {
  const [forms, setForms] = useState<readonly Rehearsed[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { run, busy } = useAct(ROUTES.rehearsePastWeeks, []);
  const look = async (files: readonly File[], known: readonly Rehearsed[], said: FormAnswers) => {
    setError(null);
    try {
      setForms((await run({ body: bodyOf(files, known, said) })).forms);
    } catch (problem) {
      setError(problem);
    }
  };
  return { forms, setForms, error, setError, look, busy };
}

/** The one step; the same files with the same answers are the same intent, however often it is tried. */
function useApply() {
  const { mutation, busy } = useAct(ROUTES.importPastWeeks);
  const tried = useRef({ what: '', intent: '' });
  const apply = (files: readonly File[], forms: readonly Rehearsed[], answers: FormAnswers) => {
    const what = `${sentAnswers(forms, answers)} ${forms.map((one) => one.hash).join()}`;
    if (tried.current.what !== what) tried.current = { what, intent: newIntent() };
    const input = { body: bodyOf(files, forms, answers) };
    return mutation.mutateAsync({ input, intent: tried.current.intent });
  };
  return { apply, busy };
}

export function useRehearsal(onDone: (count: number) => void) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [answers, setAnswers] = useState<FormAnswers>({});
  const { forms, setForms, error, setError, look, busy: reading } = useLook();
  const { apply: send, busy: applying } = useApply();
  const known = forms ?? [];
  const begin = (chosen: readonly File[]) => {
    setFiles(chosen);
    setForms(null);
    setAnswers({});
    setError(null);
  };
  const say = (changes: readonly (readonly [Rehearsed, FormAnswer])[]) => {
    const said = Object.fromEntries(changes.map(([form, answer]) => [keyOfForm(form), answer]));
    const next = { ...answers, ...said };
    setAnswers(next);
    const asks = changes.some(([form, answer]) => needsServer(answers[keyOfForm(form)] ?? {}, answer, known));
    if (asks) void look(files, known, next);
  };
  const apply = async () => {
    setError(null);
    try {
      const done = await send(files, known, answers);
      onDone(done.imported + done.replaced);
      begin([]);
    } catch (problem) {
      setError(problem);
    }
  };
  return {
    ...{ files, forms, answers, error, reading, applying, busy: reading || applying, say, apply },
    start: (chosen: readonly File[]) => {
      begin(chosen);
      void look(chosen, [], {});
    },
    reset: () => begin([]),
  };
}
