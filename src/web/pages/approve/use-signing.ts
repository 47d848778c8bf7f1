// Sending on this page: approvals as one signature for a set, returns after ten seconds. Nothing signed goes by itself.
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { weekParts } from '../../../text/format.ts';
import { useReturns } from '../../review/use-returns.ts';
import type { Line, Review } from '../../review/use-review.ts';
import { type Send, useSend } from '../../review/use-send.ts';
import { useSignSet } from '../../review/use-sign-set.ts';
import type { Signed } from '../../review/use-signed.tsx';
import { useTexts } from '../../texts.tsx';
import { keepUnsent } from '../../unsent.ts';

export interface Signing {
  /** Chosen to be signed. */
  readonly ready: readonly Line[];
  readonly approvals: Send;
  readonly returns: Send;
  readonly signed: Signed;
  /** Signs these records as one set: each remains a decision of its own. */
  readonly sign: (lines: readonly Line[]) => void;
}

export function useSigning(review: Review, week: string): Signing {
  const { t } = useTexts();
  const returns = useSend({ waits: true });
  const approvals = useSignSet(review, 'approve', {
    purpose: (count, first) =>
      count === 1
        ? t('approve.purposeOne', { name: first.item.person.name })
        : t('approve.purpose', { count, week: weekParts(week).week }),
    done: (count) => t('approve.signed', { count }),
  });
  const flush = useReturns({
    lines: review.lines,
    send: returns.send,
    onSent: review.forget,
    onRefused: (ids) => {
      for (const id of ids) review.undo(id);
    },
  });
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => keepUnsent(async () => (onlineManager.isOnline() ? latest.current() : undefined)), []);
  const { ready, sending, signed, sign } = approvals;
  return { ready, approvals: sending, returns, signed, sign };
}
