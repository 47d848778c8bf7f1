// Replays the short histories: unit weeks, moved deadlines, delegations, absences, the catalogue, forms of the past. Evaluations have their own replay.
import { joinForm, type PastFigures, type PastWords } from '../domain/past-weeks/record.ts';
import { evolveTalk, followsInTalk, openedTalk, type TalkActDone } from '../domain/talk/evolve.ts';
import type { TalkCase } from '../domain/talk/talk.ts';
import { isSame } from '../store/ledger-hash.ts';
import type { SmallKind, StoredAct } from '../store/verify.ts';

export type SmallState = Readonly<Record<string, unknown>>;

/** State after an act; null before the first. Null as a result: this act cannot follow. */
type Step = (state: SmallState | null, act: StoredAct) => SmallState | null;

const given = (state: SmallState | null, act: StoredAct): SmallState | null =>
  state === null ? { ...act.payload, revoked: false } : null;
const revoked = (state: SmallState | null): SmallState | null =>
  state === null || state.revoked === true ? null : { ...state, revoked: true };

/** Versions of the catalogue are only added: figures from the payload, words from the text of the act. */
function nextVersion(state: SmallState | null, act: StoredAct): SmallState | null {
  const versions = (state?.versions ?? []) as readonly object[];
  if (act.payload.version !== versions.length + 1) return null;
  const words = act.texts.find((one) => one.field === 'entry')?.body;
  const before = versions.map((one) => ({ ...one, latest: false }));
  return { versions: [...before, { ...act.payload, ...JSON.parse(words ?? '{}'), latest: true }] };
}

/** Words of an act over those before; figures from its payload. */
const worded = (state: SmallState, act: StoredAct, more: SmallState): SmallState => ({
  ...state,
  ...act.payload,
  ...Object.fromEntries(
    act.texts.filter(({ field }) => field !== 'words').map(({ field, body }) => [field, body]),
  ),
  ...more,
  version: Number(state.version ?? 0) + 1,
});

const settled =
  (next: string): Step =>
  (state, act) =>
    state?.state === 'open' ? { ...state, state: next, decidedBy: act.actorId, version: 2 } : null;

function nextInTalk(state: SmallState | null, { id, act, payload }: StoredAct): SmallState | null {
  const done = { act, payload } as unknown as TalkActDone;
  if (done.act === 'proposed') return state === null ? { ...openedTalk(id, done.payload) } : null;
  const talk = state as unknown as TalkCase | null;
  return talk === null || !followsInTalk(talk, done.act) ? null : { ...evolveTalk(talk, done) };
}

/** Forms of the past: the one taken over stands, the one before it no more; undoing lets the one before stand again. */
function pastVersion(state: SmallState | null, act: StoredAct): SmallState | null {
  const before = (state?.versions ?? []) as readonly { readonly state: string }[];
  const { version, importId, personId, unitId, weekStart, fileHash, ...figures } = act.payload;
  if (version !== before.length + 1) return null;
  const text = (field: string) => act.texts.find((one) => one.field === field)?.body ?? '';
  const words = JSON.parse(text('form') || '{"labels":[]}') as PastWords;
  const form = joinForm(figures as unknown as PastFigures, words);
  const known = { version, importId, personId, unitId, weekStart, fileHash };
  const added = { ...known, form, state: 'kept', fileName: text('fileName'), sheet: text('sheet') };
  const replaced = before.map((one) => (one.state === 'kept' ? { ...one, state: 'replaced' } : one));
  return { versions: [...replaced, added] };
}

function pastUndone(state: SmallState | null, { payload }: StoredAct): SmallState | null {
  if (state === null) return null;
  const versions = state.versions as readonly { readonly version: number; readonly state: string }[];
  const next = versions.map((one) => {
    if (one.version === payload.version) return { ...one, state: 'undone' };
    return one.version === payload.restores ? { ...one, state: 'kept' } : one;
  });
  const stood = versions.find((one) => one.version === payload.version)?.state === 'kept';
  return stood ? { versions: next } : null;
}

/** An item of the register of difficulties goes on; its words stand in the acts alone. */
const onwards =
  (more: (payload: StoredAct['payload']) => SmallState): Step =>
  (state, { payload }) =>
    state === null ? null : { ...state, ...more(payload) };

/** A day of the body's own; one that was taken back may be added again. */
function dayOf(state: SmallState | null, { payload, texts }: StoredAct): SmallState {
  const text = (field: string) => texts.find((one) => one.field === field)?.body ?? null;
  const version = Number(state?.version ?? 0) + 1;
  return { ...payload, name: text('name'), source: text('source'), revoked: false, version };
}

const only =
  (whose: 'ruledBy' | 'settledBy'): Step =>
  (state, { payload, actorId }) =>
    state === null ? { ...payload, [whose]: actorId } : null;

/** When it was stated decides whether a frozen period is counted by it. */
const groupsStated: Step = (state, { payload, texts, actorId, at }) => {
  const documentNumber = texts.find(({ field }) => field === 'documentNumber')?.body;
  return state === null ? { ...payload, documentNumber, statedBy: actorId, statedAt: at } : null;
};

/** What an older act does not say was not recorded then: null of a key that is there at all is told from it. */
const said = (payload: StoredAct['payload'], key: string) =>
  Object.hasOwn(payload, key) ? payload[key] : undefined;

const ACCOUNT: Readonly<Record<string, Step>> = {
  'account-created': (state, { payload, texts }) =>
    state === null
      ? {
          ...{ personId: payload.personId, login: texts.find(({ field }) => field === 'login')?.body },
          ...{ disabled: false, password: said(payload, 'password'), code: null },
        }
      : null,
  'code-issued': onwards((payload) => ({ code: said(payload, 'code') })),
  // Whoever sets a password by a code was given that code.
  activated: (state, { payload }) => {
    const code = said(payload, 'code');
    const isTheirs = code === undefined || state?.code === undefined || state.code === code;
    return state === null || !isTheirs ? null : { ...state, code: null, password: said(payload, 'password') };
  },
  'password-changed': onwards((payload) => ({ password: said(payload, 'password') })),
  disabled: (state) => (state?.disabled === false ? { ...state, disabled: true } : null),
  enabled: (state) => (state?.disabled === true ? { ...state, disabled: false } : null),
};

const onDraft =
  (from: 'draft' | 'proposed', more: (act: StoredAct) => SmallState): Step =>
  (state, act) =>
    state?.state === from ? { ...state, ...more(act), version: Number(state.version) + 1 } : null;
const written = ({ payload, texts }: StoredAct) => ({
  ...{ rulebookId: payload.rulebookId, rulebookVersion: payload.rulebookVersion },
  source: texts.find(({ field }) => field === 'source')?.body,
});
const unproposed = onDraft('proposed', () => ({
  state: 'draft',
  hash: null,
  effect: null,
  proposedBy: null,
}));

/** Another person activates what was proposed, as it was proposed. */
const DRAFT: Readonly<Record<string, Step>> = {
  drafted: (state, act) =>
    state === null
      ? {
          ...{
            ...written(act),
            baseVersion: act.payload.baseVersion,
            bundle: act.payload.bundle ?? null,
            state: 'draft',
            createdBy: act.actorId,
          },
          ...{ hash: null, effect: null, proposedBy: null, decidedBy: null, version: 1 },
        }
      : null,
  changed: onDraft('draft', written),
  proposed: onDraft('draft', ({ payload: { hash, effect }, actorId }) => ({
    ...{ state: 'proposed', hash, effect, proposedBy: actorId },
  })),
  'taken-back': unproposed,
  declined: unproposed,
  activated: (state, act) =>
    state?.hash === act.payload.hash && ![state?.createdBy, state?.proposedBy].includes(act.actorId)
      ? onDraft('proposed', ({ actorId }) => ({ state: 'activated', decidedBy: actorId }))(state, act)
      : null,
  dropped: onDraft('draft', () => ({ state: 'dropped' })),
};

const STEPS: Readonly<Record<SmallKind, Readonly<Record<string, Step>>>> = {
  'unit-week': {
    closed: (state, act) => ({
      state: 'closed',
      closedAt: act.at,
      closedBy: act.actorId,
      version: Number(state?.version ?? 0) + 1,
    }),
  },
  week: {
    extended: (state, { payload }) => ({
      deadlines: { ...(state?.deadlines as object | undefined), [String(payload.stage)]: payload.until },
      version: Number(state?.version ?? 1) + 1,
    }),
  },
  period: {
    extended: (state, { payload }) => {
      const deadlines = state?.deadlines as Record<string, object> | undefined;
      const rulebook = String(payload.rulebook);
      const moved = { ...deadlines?.[rulebook], [String(payload.stage)]: payload.until };
      return { deadlines: { ...deadlines, [rulebook]: moved }, version: Number(state?.version ?? 1) + 1 };
    },
  },
  delegation: { delegated: given, revoked },
  absence: { recorded: given, revoked },
  'catalogue-item': {
    catalogued: (state, act) => (state === null ? nextVersion(null, act) : null),
    revised: (state, act) => (state === null ? null : nextVersion(state, act)),
    withdrawn: (state, act) => (state === null ? null : nextVersion(state, act)),
  },
  'catalogue-proposal': {
    proposed: (state, act) =>
      state === null
        ? { ...act.payload, state: 'open', proposedBy: act.actorId, decidedBy: null, version: 1 }
        : null,
    accepted: settled('accepted'),
    declined: settled('declined'),
    withdrawn: settled('withdrawn'),
  },
  goal: {
    planned: (state, act) => (state === null ? worded({ partOf: null }, act, { state: 'open' }) : null),
    changed: (state, act) => (state?.state === 'open' ? worded(state, act, {}) : null),
    dropped: (state, act) => (state?.state === 'open' ? worded(state, act, { state: 'dropped' }) : null),
  },
  'recurring-work': {
    begun: (state, act) => (state === null ? worded({ below: false }, act, {}) : null),
    ended: (state, act) => (state?.to === null ? worded(state, act, {}) : null),
  },
  evidence: {
    'evidence-added': (state, act) =>
      state === null
        ? {
            ...{ ...act.payload, addedBy: act.actorId, state: 'kept', version: 1 },
            name: act.texts.find((one) => one.field === 'name')?.body ?? null,
          }
        : null,
    'evidence-removed': (state) =>
      state?.state === 'kept' ? { ...state, state: 'removed', version: 2 } : null,
  },
  'conduct-fact': {
    recorded: (state, act) =>
      state === null ? { ...act.payload, recordedBy: act.actorId, withdrawn: false, version: 1 } : null,
    withdrawn: (state) =>
      state === null || state.withdrawn === true ? null : { ...state, withdrawn: true, version: 2 },
  },
  talk: {
    proposed: nextInTalk,
    accepted: nextInTalk,
    declined: nextInTalk,
    held: nextInTalk,
    signed: nextInTalk,
    objected: nextInTalk,
    'measure-done': nextInTalk,
    closed: nextInTalk,
  },
  'past-import': {
    imported: (state, { payload, actorId }) =>
      state === null
        ? { forms: payload.forms, state: 'applied', madeBy: actorId, undoneBy: null, version: 1 }
        : null,
    undone: (state, { actorId }) =>
      state?.state === 'applied' ? { ...state, state: 'undone', undoneBy: actorId, version: 2 } : null,
  },
  'past-week': { imported: pastVersion, undone: pastUndone },
  'calendar-day': {
    added: (state, act) => (state === null || state.revoked === true ? dayOf(state, act) : null),
    revoked: (state) =>
      state?.revoked === false ? { ...state, revoked: true, version: Number(state.version) + 1 } : null,
  },
  account: ACCOUNT,
  'rulebook-draft': DRAFT,
  'role-grant': {
    'role-granted': (state, { payload }) => (state === null ? { unitId: null, to: null, ...payload } : null),
    'role-ended': (state, { payload }) => {
      // One that had not begun never will: its first day is its last.
      const to = [String(payload.to), String(state?.from)].toSorted().at(-1);
      return state === null ? null : { ...state, to };
    },
  },
  'quota-ruling': { 'quota-ruled': only('ruledBy') },
  'quota-group-set': { 'groups-stated': groupsStated },
  'period-level': { 'level-settled': only('settledBy') },
  difficulty: {
    filed: (state, { payload, seq }) =>
      state === null
        ? { ownerId: null, due: null, joinedTo: null, ...payload, state: 'open', textSeq: seq }
        : null,
    // Its words stand in this act from now on.
    reworded: (state, { seq }) => (state === null ? null : { ...state, textSeq: seq }),
    assigned: onwards(({ ownerId, due }) => ({ ownerId, due, state: 'assigned' })),
    answered: onwards(() => ({ state: 'answered' })),
    joined: onwards(({ to }) => ({ joinedTo: to, state: 'joined' })),
    decided: onwards(() => ({ state: 'decided' })),
  },
  'period-close': {
    'period-closed': (state, act) =>
      state === null ? { ...act.payload, closedAt: act.at, closedBy: act.actorId } : null,
  },
};

/** Recorded on a week without changing anything of it: it leaves no state to compare. */
export const leavesNoState = ({ kind, act }: StoredAct) =>
  kind === 'week' && (act === 'reminded' || act === 'escalated');

export function isSmallKind(kind: string): kind is SmallKind {
  return Object.hasOwn(STEPS, kind);
}

/** The state after `act`, or null when such an act cannot follow. */
export function evolveSmall(kind: SmallKind, state: SmallState | null, act: StoredAct): SmallState | null {
  return STEPS[kind][act.act]?.(state, act) ?? null;
}

/** True when the row holds what the acts say; the row names the fields that count. What acts once did not say fits all. */
export function sameState(row: SmallState, replayed: SmallState): boolean {
  const isUnsaid = (field: string) => Object.hasOwn(replayed, field) && replayed[field] === undefined;
  return Object.keys(row).every((field) => isUnsaid(field) || isSame(row[field], replayed[field]));
}
