import { useState } from 'react';
import { sessionRoutes } from '../../../contract/session.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary, type FieldTrouble } from '../../parts/error-summary.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { FormCard } from './form-card.tsx';
import { newPasswordTroubles, SHORTEST_PASSWORD } from './new-password.ts';
import { takeSetupToken } from './setup-token.ts';
import { useSignInForm } from './use-sign-in-form.ts';

/** The first administrator, through the one-time link printed when the product starts empty. */
export function SetupPage() {
  const { t } = useTexts();
  const [token] = useState(takeSetupToken);
  if (token === '') return <EmptyState icon="lock" title={t('setup.noToken')} />;
  return (
    <FormCard title={t('setup.title')} lead={t('setup.lead')}>
      <SetupForm token={token} />
    </FormCard>
  );
}

function SetupForm({ token }: { readonly token: string }) {
  const texts = useTexts();
  const { t } = texts;
  const [bodyName, setBodyName] = useState('');
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const form = useSignInForm({
    check: () => {
      const found: FieldTrouble[] = [];
      if (bodyName.trim() === '') found.push({ field: 'bodyName', text: t('setup.missingBody') });
      if (name.trim() === '') found.push({ field: 'name', text: t('setup.missingName') });
      if (login.trim() === '') found.push({ field: 'login', text: t('signIn.missingLogin') });
      return [...found, ...newPasswordTroubles(password, 'password', texts)];
    },
    send: () => {
      const words = { bodyName: bodyName.trim(), name: name.trim(), login: login.trim() };
      return call(sessionRoutes.setUp, { body: { token, ...words, password } });
    },
  });
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary troubles={form.troubles} />
      {form.error && <ErrorState error={form.error} />}
      <TextField
        id="bodyName"
        label={t('setup.body')}
        hint={t('setup.bodyHint')}
        value={bodyName}
        onChange={setBodyName}
        autoComplete="organization"
        maxLength={300}
        required
        error={form.troubleOf('bodyName')}
      />
      <TextField
        id="name"
        label={t('setup.fullName')}
        value={name}
        onChange={setName}
        autoComplete="name"
        required
        error={form.troubleOf('name')}
      />
      <TextField
        id="login"
        label={t('setup.login')}
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
        hint={t('password.nextHint', { min: SHORTEST_PASSWORD })}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        error={form.troubleOf('password')}
      />
      <Button type="submit" look="primary" busy={form.busy}>
        {t('setup.go')}
      </Button>
    </form>
  );
}
