// One signature for a set of records: the password once, each record a decision of its own. Nothing signed goes by itself.
import { useToast } from '../parts/toast.tsx';
import { actOf, type PointAct } from './sheet.ts';
import type { Line, Review } from './use-review.ts';
import { MOST_AT_ONCE, type Send, useSend } from './use-send.ts';
import { type Signed, useSigned } from './use-signed.tsx';

export interface SignSet {
  /** Decided here and waiting to be signed. */
  readonly ready: readonly Line[];
  readonly sending: Send;
  readonly signed: Signed;
  readonly sign: (lines: readonly Line[]) => void;
}

export interface SignWords {
  /** What the password is asked for; `first` is the first of the set. */
  readonly purpose: (count: number, first: Line) => string;
  readonly done: (count: number, first: Line) => string;
}

/** `act`: which of the decisions on this page are signed here. */
export function useSignSet(review: Review, act: PointAct, words: SignWords): SignSet {
  const toast = useToast();
  const sending = useSend({ waits: false });
  const signed = useSigned(sending.send);
  const ready = review.lines.filter((line) => line.ready && line.act === act);
  const sign = (lines: readonly Line[]) => {
    const batch = lines.slice(0, MOST_AT_ONCE);
    const acts = batch.flatMap(({ item, reading, entry }) =>
      reading?.ok ? [actOf(item, reading, entry.comment)] : [],
    );
    const [first] = batch;
    if (acts.length === 0 || first === undefined || sending.busy) return;
    signed.sign({
      acts,
      purpose: words.purpose(acts.length, first),
      onSent: (sent) => {
        if (!sent.ok) return;
        review.forget(acts.map((one) => one.id));
        toast({ text: words.done(acts.length, first) });
      },
    });
  };
  return { ready, sending, signed, sign };
}
