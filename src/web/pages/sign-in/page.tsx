import { useState } from 'react';
import { sessionRoutes } from '../../../contract/session.ts';
import { call } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary, type FieldTrouble } from '../../parts/error-summary.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import { FormCard } from './form-card.tsx';
import { useSignInForm } from './use-sign-in-form.ts';

export function SignInPage() {
  const { t } = useTexts();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const form = useSignInForm({
    check: () => {
      const found: FieldTrouble[] = [];
      if (login.trim() === '') found.push({ field: 'login', text: t('signIn.missingLogin') });
      if (password === '') found.push({ field: 'password', text: t('signIn.missingPassword') });
      return found;
    },
    send: () => call(sessionRoutes.signIn, { body: { login: login.trim(), password } }),
  });
  return (
    <FormCard
      title={t('signIn.title')}
      after={
        <>
          <p>
            {t('signIn.firstTime')} <AppLink to={paths.activation}>{t('signIn.activate')}</AppLink>
          </p>
          <p>{t('signIn.forgot')}</p>
        </>
      }
    >
      <form noValidate onSubmit={form.submit}>
        <ErrorSummary troubles={form.troubles} />
        {form.error && <ErrorState error={form.error} />}
        <TextField
          id="login"
          label={t('signIn.login')}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={form.troubleOf('login')}
        />
        <PasswordField
          id="password"
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={form.troubleOf('password')}
        />
        <Button type="submit" look="primary" busy={form.busy}>
          {t('signIn.go')}
        </Button>
      </form>
    </FormCard>
  );
}
