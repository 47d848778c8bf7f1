import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type SessionView, sessionRoutes } from '../../contract/session.ts';
import { call } from '../api.ts';
import { SESSION_KEY } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';
import { PasswordField } from './password-field.tsx';

export interface StepUpDialogProps {
  /** What will be done, e.g. "Approve 12 people". */
  readonly purpose: string;
  /** The password was right: go on with the act. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Password again before an act that counts as a signature; valid for five minutes. */
export function StepUpDialog({ purpose, onDone, onClose }: StepUpDialogProps) {
  const { t } = useTexts();
  const form = useId();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const queries = useQueryClient();
  const stepUp = useMutation({
    mutationFn: () => call(sessionRoutes.stepUp, { body: { password } }),
    onSuccess: ({ until }) => {
      // The pages know from the session until when no password is asked again.
      queries.setQueryData<SessionView>(
        SESSION_KEY,
        (session) => session && { ...session, stepUpUntil: until },
      );
      onDone();
    },
    networkMode: 'always',
  });
  return (
    <Dialog
      title={t('common.stepUpTitle')}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={stepUp.isPending}>
            {t('common.stepUpGo')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>
        <strong>{purpose}.</strong> {t('common.stepUpWhy')}
      </p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(password === '');
          if (password !== '' && !stepUp.isPending) stepUp.mutate();
        }}
      >
        <PasswordField
          label={t('common.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={missing ? t('signIn.missingPassword') : null}
        />
      </form>
      {stepUp.error && <ErrorState error={stepUp.error} />}
    </Dialog>
  );
}
