// A form that acts: the key stays the same while the same thing is tried again, so that a lost answer never acts twice.
import { useRef, useState } from 'react';
import { type AnyRoute, type CallInput, newIntent, type Reply } from './api.ts';
import { useAct } from './queries.ts';

export interface FormAct<R extends AnyRoute> {
  /** The reply, or null when it was refused: then `error` says why. */
  readonly run: (input: CallInput<R>) => Promise<Reply<R> | null>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly reset: () => void;
}

/** A form with a file says nothing of itself: another file is another intent. */
function told(_key: string, value: unknown): unknown {
  if (!(value instanceof FormData)) return value;
  return [...value].map(([name, part]) =>
    part instanceof File ? [name, part.name, part.size, part.lastModified] : [name, part],
  );
}

/** Like `useAct`, for forms: never throws, and a second try of the same input carries the first one's key. */
export function useFormAct<R extends AnyRoute>(route: R, touches?: readonly AnyRoute[]): FormAct<R> {
  const { mutation } = useAct(route, touches);
  const [error, setError] = useState<unknown>(null);
  const tried = useRef({ what: '', intent: '' });
  const run = async (input: CallInput<R>) => {
    const what = JSON.stringify(input, told);
    if (tried.current.what !== what) tried.current = { what, intent: newIntent() };
    setError(null);
    try {
      const reply = await mutation.mutateAsync({ input, intent: tried.current.intent });
      tried.current = { what: '', intent: '' };
      return reply;
    } catch (problem) {
      setError(problem);
      return null;
    }
  };
  return { run, busy: mutation.isPending, error, reset: () => setError(null) };
}
