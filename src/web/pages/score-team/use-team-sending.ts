// Sending: scores as one act for the team, returns after ten seconds, decisions of one authority as one signature.
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useToast } from '../../parts/toast.tsx';
import { actOf } from '../../review/sheet.ts';
import { useReturns } from '../../review/use-returns.ts';
import type { Line, Review } from '../../review/use-review.ts';
import { MOST_AT_ONCE, type Send, useSend } from '../../review/use-send.ts';
import { type SignSet, useSignSet } from '../../review/use-sign-set.ts';
import { useTexts } from '../../texts.tsx';
import { keepUnsent } from '../../unsent.ts';

export interface TeamSending {
  readonly ready: readonly Line[];
  readonly scores: Send;
  readonly returns: Send;
  readonly sendAll: () => void;
  /** Records of a single authority: scored and decided in one act, signed together. */
  readonly decisions: SignSet;
}

export function useTeamSending(review: Review): TeamSending {
  const { t } = useTexts();
  const toast = useToast();
  const scores = useSend({ waits: true });
  const returns = useSend({ waits: true });
  const decisions = useSignSet(review, 'decide', {
    purpose: (count, first) =>
      count === 1
        ? t('team.signPurposeOne', { name: first.item.person.name })
        : t('team.signPurpose', { count }),
    done: (count, first) =>
      count === 1 ? t('team.decidedOne', { name: first.item.person.name }) : t('team.decided', { count }),
  });
  const ready = review.lines.filter((line) => line.ready && line.act === 'score');
  const busy = useRef(false);
  const sendAll = async () => {
    const batch = ready.slice(0, MOST_AT_ONCE);
    if (batch.length === 0 || busy.current) return;
    busy.current = true;
    const acts = batch.flatMap(({ item, reading, entry }) =>
      reading ? [actOf(item, reading, entry.comment)] : [],
    );
    const sent = await scores.send(acts);
    busy.current = false;
    if (!sent.ok) return;
    review.forget(batch.map(({ item }) => item.id));
    toast({ text: t('team.sent', { count: batch.length }) });
  };
  const flushReturns = useReturns({
    lines: review.lines,
    send: returns.send,
    onSent: review.forget,
    onRefused: (ids) => {
      for (const id of ids) review.undo(id);
    },
  });
  useFlush(async () => {
    if (!onlineManager.isOnline()) return;
    await Promise.all([sendAll(), flushReturns()]);
  });
  return { ready, scores, returns, decisions, sendAll: () => void sendAll() };
}

/** What is scored but unsent goes out when the page is left or the person signs out. */
function useFlush(flush: () => Promise<void>): void {
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => {
    const take = keepUnsent(() => latest.current());
    return () => {
      take();
      void latest.current();
    };
  }, []);
}
