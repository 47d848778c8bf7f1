// A form's act that counts as a signature: when the server asks for the password, its dialog comes and the act goes on.
import { type ReactNode, useState } from 'react';
import type { AnyRoute, CallInput, Reply } from './api.ts';
import { StepUpDialog } from './parts/step-up-dialog.tsx';
import { needsStepUp } from './problem.ts';
import { useStepUpUsed } from './session.tsx';
import { useFormAct } from './use-form-act.ts';

interface SignedJob<R extends AnyRoute> {
  readonly input: CallInput<R>;
  /** What is signed, for the dialog: "Grant the role Office to Bình". */
  readonly purpose: string;
  readonly onDone: (reply: Reply<R>) => void;
}
export interface SignedFormAct<R extends AnyRoute> {
  readonly run: (job: SignedJob<R>) => Promise<void>;
  readonly busy: boolean;
  /** Why it was refused; asking for the password is no refusal. */
  readonly error: unknown;
  /** The password dialog while it is needed, else null. */
  readonly dialog: ReactNode;
}

/** Like `useFormAct`; after the password the same input is sent again under the same key. */
export function useSignedFormAct<R extends AnyRoute>(
  route: R,
  touches?: readonly AnyRoute[],
): SignedFormAct<R> {
  const { run: send, busy, error, reset } = useFormAct(route, touches);
  const stepUpUsed = useStepUpUsed();
  const [job, setJob] = useState<SignedJob<R> | null>(null);
  const run = async (wanted: SignedJob<R>) => {
    setJob(wanted);
    const reply = await send(wanted.input);
    if (reply === null) return;
    stepUpUsed();
    wanted.onDone(reply);
  };
  const isAsked = needsStepUp(error);
  const dialog = job !== null && isAsked && (
    <StepUpDialog purpose={job.purpose} onDone={() => void run(job)} onClose={reset} />
  );
  return { run, busy, error: isAsked ? null : error, dialog: dialog || null };
}
