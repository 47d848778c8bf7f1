// A session that ended while a page is open: the password is asked over the page, so that typed text stays where it is.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { type SessionView, sessionRoutes } from '../../contract/session.ts';
import { call, whenSignedOut } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { useSignOut, useTakeSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';

export function SignInAgain({ session }: { readonly session: SessionView }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    whenSignedOut(() => setEnded(true));
    return () => whenSignedOut(() => {});
  }, []);
  return ended ? <SignInAgainDialog login={session.login} onDone={() => setEnded(false)} /> : null;
}

function SignInAgainDialog({ login, onDone }: { readonly login: string; readonly onDone: () => void }) {
  const { t } = useTexts();
  const form = useId();
  const queries = useQueryClient();
  const takeSession = useTakeSession();
  const signOut = useSignOut();
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call(sessionRoutes.signIn, { body: { login, password } }),
    networkMode: 'always',
    onSuccess: async (session) => {
      await takeSession(session);
      await queries.refetchQueries({ type: 'active' });
      onDone();
    },
  });
  return (
    <Dialog
      title={t('common.signInAgain')}
      onClose={() => void signOut()}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={signIn.isPending}>
            {t('signIn.go')}
          </Button>
          <Button onClick={() => void signOut()}>{t('common.signOut')}</Button>
        </>
      }
    >
      <p>{t('common.signInAgainHint')}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) signIn.mutate();
        }}
      >
        <input type="hidden" name="username" autoComplete="username" value={login} />
        <PasswordField
          label={t('common.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
      </form>
      {signIn.error && <ErrorState error={signIn.error} />}
    </Dialog>
  );
}
