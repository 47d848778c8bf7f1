// Who is signed in. Pages ask `useSession()`; the frame sees to it that there is one before a page is shown.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { type SessionView, sessionRoutes } from '../contract/session.ts';
import { isInUse } from './activity.ts';
import { call } from './api.ts';
import { openDrafts, wipeDrafts } from './drafts.ts';
import { paths } from './paths.ts';
import { basePath } from './place.ts';
import { adoptLocale } from './preferences.ts';
import { ApiProblem } from './problem.ts';
import { sendUnsent } from './unsent.ts';

export const SESSION_KEY = ['session'] as const;

/** The session, or null when nobody is signed in. Throws ApiProblem when the server does not answer. */
export async function readSession(): Promise<SessionView | null> {
  try {
    const session = await call(sessionRoutes.session, {});
    await openDrafts(session);
    adoptLocale(session.locale);
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** The session if one is known; asks nobody (the router reads it before the first page). */
export function useMaybeSession(): SessionView | null | undefined {
  return useQuery({ queryKey: SESSION_KEY, queryFn: readSession, enabled: false }).data;
}

/** The session of a page behind sign-in. */
export function useSession(): SessionView {
  const session = useMaybeSession();
  if (!session) throw new Error('useSession outside a signed-in page');
  return session;
}

const REFRESH_MS = 10 * 60_000;

/**
 * Keeps what the session says (today, the current week, the menu) true while a page stays open. A session that has
 * ended keeps its last words on screen: the dialog for the password comes over the page, not instead of it.
 */
export function useSessionRefresh(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = () => {
      if (!isInUse()) return;
      call(sessionRoutes.session, {}).then(
        (session) => queries.setQueryData(SESSION_KEY, session),
        () => {},
      );
    };
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [queries]);
}

/** The password given again has signed a set: the next one asks for it anew. */
export function useStepUpUsed(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    queries.setQueryData<SessionView>(SESSION_KEY, (session) => session && { ...session, stepUpUntil: null });
  }, [queries]);
}

/** Takes over the session that signing in, activation, set-up or a password change returned. */
export function useTakeSession(): (session: SessionView) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (session) => {
      await openDrafts(session);
      adoptLocale(session.locale);
      queries.setQueryData(SESSION_KEY, session);
      await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
    },
    [queries],
  );
}

/** Signs out: the server ends the session, drafts and cache are wiped, and the sign-in page loads afresh. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await sendUnsent();
    await call(sessionRoutes.signOut, {}).catch((error) => {
      // An ended session needs no ending; anything else must be seen, or the person would leave a live session behind.
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    });
    await wipeDrafts();
    queries.clear();
    location.assign(basePath + paths.signIn);
  }, [queries]);
}
