// Sending on this page: approvals as one signature for a set, returns after ten seconds. Nothing signed goes by itself.
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { weekParts } from '../../../text/format.ts';
import { useToast } from '../../parts/toast.tsx';
import { actOf } from '../../review/sheet.ts';
import { useReturns } from '../../review/use-returns.ts';
import type { Line, Review } from '../../review/use-review.ts';
import { MOST_AT_ONCE, type Send, useSend } from '../../review/use-send.ts';
import { type Signed, useSigned } from '../../review/use-signed.tsx';
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
  const toast = useToast();
  const approvals = useSend({ waits: false });
  const returns = useSend({ waits: true });
  const signed = useSigned(approvals.send);
  const ready = review.lines.filter((line) => line.ready && line.act === 'approve');
  const sign = (lines: readonly Line[]) => {
    const batch = lines.slice(0, MOST_AT_ONCE);
    const acts = batch.flatMap(({ item, reading, entry }) =>
      reading?.ok ? [actOf(item, reading, entry.comment)] : [],
    );
    const [first] = batch;
    if (acts.length === 0 || first === undefined || approvals.busy) return;
    const purpose =
      acts.length === 1
        ? t('approve.purposeOne', { name: first.item.person.name })
        : t('approve.purpose', { count: acts.length, week: weekParts(week).week });
    signed.sign({
      acts,
      purpose,
      onSent: (sent) => {
        if (!sent.ok) return;
        review.forget(acts.map((act) => act.id));
        toast({ text: t('approve.signed', { count: acts.length }) });
      },
    });
  };
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
  return { ready, approvals, returns, signed, sign };
}
