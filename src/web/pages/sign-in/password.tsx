import { useState } from 'react';
import { sessionRoutes } from '../../../contract/session.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary, type FieldTrouble } from '../../parts/error-summary.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { FormCard } from './form-card.tsx';
import { newPasswordTroubles, SHORTEST_PASSWORD } from './new-password.ts';
import { useSignInForm } from './use-sign-in-form.ts';

/** Changing the own password; also the page one is held on while the first password stands. */
export function PasswordPage() {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const session = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const form = useSignInForm({
    check: () => {
      const found: FieldTrouble[] = [];
      if (current === '') found.push({ field: 'current', text: t('signIn.missingPassword') });
      if (next !== '' && next === current) found.push({ field: 'next', text: t('password.same') });
      return [...found, ...newPasswordTroubles(next, 'next', texts)];
    },
    send: () => call(sessionRoutes.changePassword, { body: { current, next } }),
    onDone: () => toast({ text: t('password.done') }),
  });
  return (
    <FormCard title={t('password.title')} lead={session.mustChangePassword ? t('password.first') : undefined}>
      <form noValidate onSubmit={form.submit}>
        <ErrorSummary troubles={form.troubles} />
        {form.error && <ErrorState error={form.error} />}
        <input type="hidden" name="username" autoComplete="username" value={session.login} />
        <PasswordField
          id="current"
          label={t('password.current')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          error={form.troubleOf('current')}
        />
        <PasswordField
          id="next"
          label={t('password.next')}
          hint={t('password.nextHint', { min: SHORTEST_PASSWORD })}
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          error={form.troubleOf('next')}
        />
        <Button type="submit" look="primary" busy={form.busy}>
          {t('password.go')}
        </Button>
      </form>
    </FormCard>
  );
}
