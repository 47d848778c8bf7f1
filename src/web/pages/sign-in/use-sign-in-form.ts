// The common course of the forms that end with a session: check, call, take the session, go on.
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionView } from '../../../contract/session.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { paths } from '../../paths.ts';
import { basePath } from '../../place.ts';
import { asProblem } from '../../problem.ts';
import { fieldTroubles } from '../../problem-texts.ts';
import { useTakeSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';

/** Only addresses of this product are followed after signing in. */
export function safeNext(search: string): string {
  const wanted = new URLSearchParams(search).get('tiep') ?? '';
  const inside = /^\/(?![/\\])/.test(wanted) && !wanted.startsWith(paths.signIn);
  return inside ? wanted : paths.today;
}

interface Options {
  /** Troubles that need no server. */
  readonly check: () => readonly FieldTrouble[];
  readonly send: () => Promise<SessionView>;
  readonly onDone?: () => void;
}

export function useSignInForm({ check, send, onDone }: Options) {
  const router = useRouter();
  const takeSession = useTakeSession();
  const texts = useTexts();
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const mutation = useMutation({
    mutationFn: send,
    networkMode: 'always',
    onError: (error) => setTroubles(fieldTroubles(asProblem(error), texts)),
    onSuccess: async (session) => {
      await takeSession(session);
      onDone?.();
      const next = safeNext(location.search);
      await router.invalidate();
      router.history.push(basePath + (session.mustChangePassword ? paths.password : next));
    },
  });
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    if (mutation.isPending) return;
    const found = check();
    setTroubles(found);
    if (found.length === 0) mutation.mutate();
  };
  const troubleOf = (field: string) => troubles.find((trouble) => trouble.field === field)?.text ?? null;
  // Faults of fields stand in the summary already; everything else is said above the form.
  const error = troubles.length > 0 ? null : mutation.error;
  return { submit, troubles, troubleOf, busy: mutation.isPending, error };
}
