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

export function useRehearsal(onDone: (count: number) => void) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [forms, setForms] = useState<readonly Rehearsed[] | null>(null);
  const [answers, setAnswers] = useState<FormAnswers>({});
  const [error, setError] = useState<unknown>(null);
  const rehearsing = useAct(ROUTES.rehearsePastWeeks, []);
  const applying = useAct(ROUTES.importPastWeeks);
  // The same files with the same answers are the same intent, however often it is tried.
  const tried = useRef({ what: '', intent: '' });

  const look = async (chosen: readonly File[], known: readonly Rehearsed[], said: FormAnswers) => {
    setError(null);
    try {
      const reply = await rehearsing.run({ body: bodyOf(chosen, known, said) });
      setForms(reply.forms);
    } catch (problem) {
      setError(problem);
    }
  };
  const start = (chosen: readonly File[]) => {
    setFiles(chosen);
    setForms(null);
    setAnswers({});
    void look(chosen, [], {});
  };
  const say = (changes: readonly (readonly [Rehearsed, FormAnswer])[]) => {
    const known = forms ?? [];
    const next = {
      ...answers,
      ...Object.fromEntries(changes.map(([form, said]) => [keyOfForm(form), said])),
    };
    setAnswers(next);
    const asks = changes.some(([form, said]) => needsServer(answers[keyOfForm(form)] ?? {}, said, known));
    if (asks) void look(files, known, next);
  };
  const apply = async () => {
    const known = forms ?? [];
    const what = `${sentAnswers(known, answers)} ${known.map((one) => one.hash).join()}`;
    if (tried.current.what !== what) tried.current = { what, intent: newIntent() };
    setError(null);
    try {
      const input = { body: bodyOf(files, known, answers) };
      const done = await applying.mutation.mutateAsync({ input, intent: tried.current.intent });
      onDone(done.imported + done.replaced);
      reset();
    } catch (problem) {
      setError(problem);
    }
  };
  const reset = () => {
    setFiles([]);
    setForms(null);
    setAnswers({});
    setError(null);
  };
  const busy = rehearsing.busy || applying.busy;
  return {
    files,
    forms,
    answers,
    error,
    reading: rehearsing.busy,
    applying: applying.busy,
    busy,
    start,
    say,
    apply,
    reset,
  };
}
