// The life of the form of a longer period: the draft, the live result, and whether anything was changed.
import { useMemo, useRef, useState } from 'react';
import type { PeriodDraft, PeriodView } from '../../../contract/periods.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { isWeekKey } from '../../../domain/period/week.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { Outcome } from '../../../domain/score/outcome.ts';
import { call } from '../../api.ts';
import { useTexts } from '../../texts.tsx';
import { type Draft, useDraft } from '../../use-draft.ts';
import { lineFaults } from './line-draft.ts';
import {
  type Asked,
  askedBy,
  bodyOf,
  EMPTY,
  type FormDraft,
  fromBody,
  fromStage,
  outcomeOf,
  sameForm,
} from './period-form.ts';

export type Role = 'self' | 'scorer' | 'approver';

export interface PeriodForm {
  readonly view: PeriodView;
  readonly rulebook: Rulebook;
  readonly asked: Asked;
  readonly role: Role;
  readonly draft: Draft<FormDraft>;
  readonly change: (change: (now: FormDraft) => FormDraft) => void;
  readonly outcome: Outcome;
  /** Something differs from the stage before, the comment aside. */
  readonly changed: boolean;
  readonly tried: boolean;
  /** Notes an attempt to send; false while lines are wrong. */
  readonly attempt: () => boolean;
}

function isBody(body: unknown): body is PeriodDraft {
  return typeof body === 'object' && body !== null && 'entered' in body && 'lines' in body;
}

/** A unit's week carries a report: the one being typed, the one filed before, or an empty one. */
function withReport(of: PeriodView, draft: FormDraft): FormDraft {
  if (of.subject !== 'unit' || !isWeekKey(of.period) || draft.report !== undefined) return draft;
  return { ...draft, report: of.unitWork?.report ?? { items: [], conduct: '', difficulties: '' } };
}

/** What the form begins with: the own draft, or the stage before. */
function useStart(role: Role) {
  const { locale } = useTexts();
  return (of: PeriodView): FormDraft => {
    if (role === 'self' && isBody(of.draft?.body)) return withReport(of, fromBody(of.draft.body));
    const stage = role === 'approver' ? (of.stages.at(-1) ?? null) : (of.stages[0] ?? null);
    const own = role === 'scorer' ? (of.stages.find((one) => one.stage === 'scorer') ?? stage) : stage;
    const begun = own === null ? EMPTY : fromStage(own, locale);
    return role === 'self' ? withReport(of, begun) : begun;
  };
}

export function usePeriodForm(view: PeriodView, rulebook: Rulebook, role: Role): PeriodForm {
  const start = useStart(role);
  const [base] = useState(() => start(view));
  const version = role === 'self' ? (view.draft?.version ?? 0) : 0;
  const params = { id: view.id };
  const draft = useDraft<FormDraft>({
    name: `period-${role}-${view.id}-${role === 'self' ? '' : view.version}`,
    server: { value: base, version },
    same: sameForm,
    // Only the person's own text has a place on the server; a reviewer's stays on this device until it is sent.
    mirror: (value, seen) =>
      role === 'self'
        ? call(ROUTES.savePeriodDraft, { params, body: { version: seen, body: bodyOf(value) } })
        : Promise.resolve({ version: seen, savedAt: new Date().toISOString() }),
    readServer: async () => {
      const newest = await call(ROUTES.periodRecord, { params });
      return { value: start(newest), version: newest.draft?.version ?? 0 };
    },
  });
  const [tried, setTried] = useState(false);
  const latest = useRef(draft.value);
  latest.current = draft.value;
  const asked = useMemo(() => askedBy(rulebook, view.rank), [rulebook, view.rank]);
  const outcome = useMemo(() => outcomeOf(rulebook, draft.value, view), [rulebook, draft.value, view]);
  return {
    ...{ view, rulebook, asked, role, draft, outcome, tried },
    changed: !sameForm({ ...draft.value, comment: '' }, { ...base, comment: '' }),
    change: (make) => {
      latest.current = make(latest.current);
      draft.set(latest.current);
    },
    attempt: () => {
      setTried(true);
      return latest.current.lines.every((line) => lineFaults(line, asked.degrees).length === 0);
    },
  };
}
