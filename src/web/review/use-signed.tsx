// Acts that count as a signature: the password is asked once for a set, then the set is sent. Never optimistic.
import { type ReactNode, useState } from 'react';
import { useOnline } from '../offline.ts';
import { StepUpDialog } from '../parts/step-up-dialog.tsx';
import { needsStepUp } from '../problem.ts';
import { useSession, useStepUpUsed } from '../session.tsx';
import type { OneAct, Sent } from './use-send.ts';

/** Less than this of the five minutes left counts as nothing left. */
const MARGIN_MS = 5_000;

interface Waiting {
  readonly acts: readonly OneAct[];
  readonly purpose: string;
  readonly onSent: (sent: Sent) => void;
}
export interface Signed {
  /** `purpose` says what is signed ("Approve 12 people"); `onSent` gets the outcome, not called when cancelled. */
  readonly sign: (waiting: Waiting) => void;
  readonly dialog: ReactNode;
}

export function useSigned(send: (acts: readonly OneAct[]) => Promise<Sent>): Signed {
  const { stepUpUntil } = useSession();
  const stepUpUsed = useStepUpUsed();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run = async (job: Waiting) => {
    setWaiting(null);
    const sent = await send(job.acts);
    if (!sent.ok && needsStepUp(sent.problem)) setWaiting(job);
    else {
      if (sent.ok) stepUpUsed();
      job.onSent(sent);
    }
  };
  const online = useOnline();
  const sign = (job: Waiting) => {
    // Nothing is signed into the dark: the page says so beside the button.
    if (!online) return;
    const open = stepUpUntil !== null && Date.parse(stepUpUntil) - Date.now() > MARGIN_MS;
    if (open) void run(job);
    else setWaiting(job);
  };
  const dialog = waiting && (
    <StepUpDialog
      purpose={waiting.purpose}
      onDone={() => void run(waiting)}
      onClose={() => setWaiting(null)}
    />
  );
  return { sign, dialog };
}
