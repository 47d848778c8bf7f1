// The life of the form: the draft, what is still wrong, the check before sending, and sending with one key per intent.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { EvaluationView } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { weekParts } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import { call, newIntent } from '../../api.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { useToast } from '../../parts/toast.tsx';
import { ApiProblem } from '../../problem.ts';
import { keyOf } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { type Draft, useDraft } from '../../use-draft.ts';
import { draftFaults } from './faults.ts';
import {
  bodyOf,
  draftOf,
  sameDraft,
  scoreDraft,
  submitBody,
  type WeekDraft,
  type WorkReport,
  withAdded,
} from './week-draft.ts';

/** Id of the two versions on the page. */
export const CONFLICT_FIELD = 'conflict';

export interface WeekForm {
  readonly view: EvaluationView;
  /** What the register makes of the week; null when it was not to be had. */
  readonly work: WorkReport | null;
  readonly rulebook: Rulebook;
  readonly draft: Draft<WeekDraft>;
  /** Changes some fields of what stands in the form. */
  readonly change: (change: (now: WeekDraft) => WeekDraft) => void;
  readonly result: ReturnType<typeof scoreDraft>;
  /** Troubles of the last attempt to send; the list is new with each attempt. */
  readonly troubles: readonly FieldTrouble[];
  /** After a first attempt empty fields are faults. */
  readonly tried: boolean;
  readonly checking: boolean;
  /** Opens the check page, or shows what is wrong. */
  readonly check: () => void;
  readonly stopChecking: () => void;
  readonly send: () => void;
  readonly sending: boolean;
  readonly error: Error | null;
}

function useWeekDraft(view: EvaluationView, work: WorkReport | null): Draft<WeekDraft> {
  const { locale } = useTexts();
  const params = { id: view.id };
  return useDraft<WeekDraft>({
    name: `evaluation-${view.id}`,
    server: draftOf(view, locale, work),
    same: (a, b) => sameDraft(a, b, view.week),
    mirror: (value, version) =>
      call(ROUTES.saveDraft, { params, body: { version, body: bodyOf(value, view.week) } }),
    readServer: async () => draftOf(await call(ROUTES.evaluation, { params }), locale, work),
  });
}

/** Everything the form needs; one component instance per record and version of the record. */
export function useWeekForm(view: EvaluationView, rulebook: Rulebook, work: WorkReport | null): WeekForm {
  const texts = useTexts();
  const draft = useWeekDraft(view, work);
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  const latest = useRef(draft.value);
  latest.current = draft.value;
  const change = (make: (now: WeekDraft) => WeekDraft) => {
    latest.current = make(latest.current);
    draft.set(latest.current);
  };
  const submission = useSubmission({ view, rulebook, work, draft });
  const check = () => {
    const complete = withAdded(latest.current);
    if (complete !== latest.current) change(() => complete);
    const found =
      draft.theirs === null
        ? draftFaults(complete, { rulebook, week: view.week, work }, texts)
        : conflictTrouble(texts);
    setTried(true);
    setTroubles(found);
    submission.reset();
    setChecking(found.length === 0);
  };
  return {
    view,
    work,
    rulebook,
    draft,
    change,
    result: scoreDraft(rulebook, draft.value),
    troubles,
    tried,
    checking,
    check,
    stopChecking: () => setChecking(false),
    send: () => submission.send(latest.current),
    sending: submission.sending,
    error: submission.error,
  };
}

/** Two versions stand side by side: nothing is sent before the person has chosen. */
function conflictTrouble({ t }: Texts): readonly FieldTrouble[] {
  return [{ field: CONFLICT_FIELD, text: t('week.conflictBelow') }];
}

/** Sends once per intent: the same text sent again after a lost answer carries the same key. */
function useSubmission({
  view,
  rulebook,
  work,
  draft,
}: Pick<WeekForm, 'view' | 'rulebook' | 'work' | 'draft'>) {
  const { t } = useTexts();
  const toast = useToast();
  const queries = useQueryClient();
  const intent = useRef({ text: '', key: '' });
  const mutation = useMutation({
    // Sending never waits unseen for the network: without it the person is told and decides again.
    networkMode: 'always',
    mutationFn: (value: WeekDraft) => {
      const body = submitBody(value, rulebook, view, work);
      const text = JSON.stringify(body);
      if (intent.current.text !== text) intent.current = { text, key: newIntent() };
      return call(ROUTES.act, { params: { id: view.id }, body }, { intent: intent.current.key });
    },
    onSuccess: async () => {
      await draft.forget();
      toast({ text: t('week.sentToast', { week: weekParts(view.week).week }) });
      await queries.invalidateQueries();
    },
    onError: (error) => {
      // The record, or what the register proposes, went on meanwhile: the newest is read, the typed text is kept.
      if (!(error instanceof ApiProblem)) return;
      if (error.currentVersion !== null)
        void queries.invalidateQueries({ queryKey: keyOf(ROUTES.evaluation) });
      if (error.refusals.some(({ code }) => code === 'proposal-reason-missing'))
        void queries.invalidateQueries({ queryKey: keyOf(ROUTES.workReport) });
    },
  });
  return {
    send: (value: WeekDraft) => {
      if (!mutation.isPending) mutation.mutate(value);
    },
    sending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
