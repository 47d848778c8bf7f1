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

function useSetupForm(token: string) {
  const texts = useTexts();
  const { t } = texts;
  const [entered, setEntered] = useState({ bodyName: '', name: '', login: '', password: '' });
  const form = useSignInForm({
    check: () => {
      const found: FieldTrouble[] = [];
      if (entered.bodyName.trim() === '') found.push({ field: 'bodyName', text: t('setup.missingBody') });
      if (entered.name.trim() === '') found.push({ field: 'name', text: t('setup.missingName') });
      if (entered.login.trim() === '') found.push({ field: 'login', text: t('signIn.missingLogin') });
      return [...found, ...newPasswordTroubles(entered.password, 'password', texts)];
    },
    send: () => {
      const { bodyName, name, login, password } = entered;
      const words = { bodyName: bodyName.trim(), name: name.trim(), login: login.trim() };
      return call(sessionRoutes.setUp, { body: { token, ...words, password } });
    },
  });
  /** What a field of this name is given. */
  const field = (key: keyof typeof entered) => ({
    id: key,
    value: entered[key],
    onChange: (text: string) => setEntered((now) => ({ ...now, [key]: text })),
    error: form.troubleOf(key),
  });
  return { form, field };
}

function SetupForm({ token }: { readonly token: string }) {
  const { t } = useTexts();
  const { form, field } = useSetupForm(token);
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary troubles={form.troubles} />
      {form.error && <ErrorState error={form.error} />}
      <TextField
        {...field('bodyName')}
        label={t('setup.body')}
        hint={t('setup.bodyHint')}
        autoComplete="organization"
        maxLength={300}
        required
      />
      <TextField
        {...field('name')}
        label={t('setup.fullName')}
        autoComplete="name"
        maxLength={300}
        required
      />
      <TextField
        {...field('login')}
        label={t('setup.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        {...field('password')}
        label={t('signIn.password')}
        hint={t('password.nextHint', { min: SHORTEST_PASSWORD })}
        autoComplete="new-password"
      />
      <Button type="submit" look="primary" busy={form.busy}>
        {t('setup.go')}
      </Button>
    </form>
  );
}
