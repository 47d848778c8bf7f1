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
import { newPasswordTroubles, SHORTEST_PASSWORD } from './new-password.ts';
import { useSignInForm } from './use-sign-in-form.ts';

/** First sign-in with the one-time code of the printed slip. */
export function ActivationPage() {
  const texts = useTexts();
  const { t } = texts;
  const [login, setLogin] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const form = useSignInForm({
    check: () => {
      const found: FieldTrouble[] = [];
      if (login.trim() === '') found.push({ field: 'login', text: t('signIn.missingLogin') });
      if (code.trim() === '') found.push({ field: 'code', text: t('activation.missingCode') });
      return [...found, ...newPasswordTroubles(password, 'password', texts)];
    },
    send: () => call(sessionRoutes.activate, { body: { login: login.trim(), code: code.trim(), password } }),
  });
  const plain = { autoCapitalize: 'none', spellCheck: false, required: true };
  return (
    <FormCard
      title={t('activation.title')}
      lead={t('activation.lead')}
      after={<AppLink to={paths.signIn}>{t('activation.haveAccount')}</AppLink>}
    >
      <form noValidate onSubmit={form.submit}>
        <ErrorSummary troubles={form.troubles} />
        {form.error && <ErrorState error={form.error} />}
        <TextField
          {...plain}
          id="login"
          label={t('signIn.login')}
          hint={t('signIn.loginHint')}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          error={form.troubleOf('login')}
        />
        <TextField
          {...plain}
          id="code"
          label={t('activation.code')}
          hint={t('activation.codeHint')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          error={form.troubleOf('code')}
        />
        <NextPassword value={password} onChange={setPassword} error={form.troubleOf('password')} />
        <Button type="submit" look="primary" busy={form.busy}>
          {t('activation.go')}
        </Button>
      </form>
    </FormCard>
  );
}

type NextPasswordProps = Pick<Parameters<typeof PasswordField>[0], 'value' | 'onChange' | 'error'>;

function NextPassword(props: NextPasswordProps) {
  const { t } = useTexts();
  return (
    <PasswordField
      {...props}
      id="password"
      label={t('password.next')}
      hint={t('password.nextHint', { min: SHORTEST_PASSWORD })}
      autoComplete="new-password"
    />
  );
}
