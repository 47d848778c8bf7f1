// What people do with an import: settle troubles, say how sheets are read, apply, ask a second person, drop, undo.
import type { SheetLayout } from '../domain/organization/import/layout.ts';
import { CHOICES, type Resolution, TROUBLE_CODES } from '../domain/organization/import/trouble.ts';
import { hasWords, refuse } from '../domain/refusal.ts';
import { dropRows } from '../store/import-rows.ts';
import { workOf } from '../store/import-work.ts';
import { changeImport, type ImportRow, lockImport, type Proposal } from '../store/imports.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import type { OrderOf, WorkOrder } from './import-order.ts';
import { requireRoot, requireSight } from './import-scope.ts';
import { planUndo, undoHash } from './import-undo-plan.ts';
import { recordEnd, startWork } from './import-work.ts';
import { authorOf, type ImportView, lookAt, needsSecondPerson } from './imports.ts';
import type { Intent } from './once.ts';
import { appendAct } from './organization-acts.ts';
import { signWithStepUp } from './step-up.ts';
import { type ImportMay, type ImportOutcome, isRunning } from './views/imports.ts';
import { write } from './write.ts';

export interface ResolutionForm {
  readonly sheet: string;
  readonly row: number;
  readonly code: string;
  /** 'ask-again' takes an answer back. */
  readonly choice: Resolution['choice'] | 'ask-again';
  readonly value?: string | undefined;
}

export interface ImportActForm {
  readonly act: ImportMay;
  readonly version: number;
  readonly resolutions?: readonly ResolutionForm[] | undefined;
  readonly layouts?: readonly SheetLayout[] | undefined;
  /** Read the next file of this form the same way. */
  readonly remember?: boolean | undefined;
  /** First day on which things are as before the import. */
  readonly from?: string | undefined;
  readonly reason?: string | undefined;
  /** Hash of what was seen before undoing. */
  readonly hash?: string | undefined;
}

/** The work that follows an act; null when the act itself was all. */
type Following =
  | Pick<OrderOf<'check'>, 'what' | 'remember'>
  | Pick<OrderOf<'apply'>, 'what' | 'agreedHash'>
  | Pick<OrderOf<'undo'>, 'what' | 'from' | 'reason' | 'agreedHash'>;

interface Job {
  readonly tx: Tx;
  readonly actor: RequestActor;
  readonly job: ImportRow;
  readonly form: ImportActForm;
}

/** Does one act and the work that follows from it; answers the import as it is then. */
export async function actOnImport(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: ImportActForm,
): Promise<ImportView> {
  const order = await write<ImportRow | null, WorkOrder | null>(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockImport(tx, actor.tenantId, id),
    run: async (tx, job) => {
      if (job === null) throw notFound();
      await requireSight(tx, actor, job);
      await requireTurn(tx, actor, job, form);
      const following = await ACTS[form.act]({ tx, actor, job, form });
      if (SIGNED.includes(form.act)) await signWithStepUp(tx, actor);
      return following === null
        ? null
        : { ...following, importId: id, author: authorOf(actor), admin: actor };
    },
  });
  if (form.act === 'cancel') await callOff(context, actor, id);
  if (order !== null && (await isStillToDo(context, actor, id, form))) await startWork(context, order);
  return lookAt(context, actor, id);
}

/** Acts that count as a signature. */
const SIGNED: readonly ImportMay[] = ['undo', 'propose-undo', 'agree'];

/** A repeated request finds its act done, and its work too: it is not started a second time. */
async function isStillToDo(context: AppContext, actor: RequestActor, id: number, form: ImportActForm) {
  const { state, version, work } = await lookAt(context, actor, id);
  if (work !== null) return false;
  const isOpen = state === 'rehearsed' || state === 'proposed' || state === 'applied';
  return isOpen && version <= form.version + 1;
}

async function requireTurn(tx: Tx, actor: RequestActor, job: ImportRow, form: ImportActForm): Promise<void> {
  if (job.version !== form.version) throw changed(job.version);
  const work = await workOf(tx, actor.tenantId, job.id);
  if (form.act === 'cancel') return;
  if (isRunning(work)) throw refused([refuse('import-busy')]);
  const open: readonly ImportMay[] = ['resolve', 'lay-out', 'apply', 'propose'];
  const isOpen = job.state === 'rehearsed';
  const mayDrop = isOpen || job.state === 'reading';
  if ((open.includes(form.act) && !isOpen) || (form.act === 'drop' && !mayDrop))
    throw refused([refuse('import-settled', { state: job.state })]);
}

const ACTS: Readonly<Record<ImportMay, (job: Job) => Promise<Following | null>>> = {
  resolve: settleTroubles,
  'lay-out': layOut,
  apply: async ({ tx, actor, job }) => {
    requireReady(job);
    if (await needsSecondPerson(tx, actor.tenantId)) throw refused([refuse('second-person-needed')]);
    return { what: 'apply', agreedHash: null };
  },
  propose: async (one) => {
    requireReady(one.job);
    const hash = one.job.planHash ?? '';
    await propose(one, { what: 'apply', from: null, reason: null, hash }, { state: 'proposed' });
    return null;
  },
  agree,
  object: (one) => takeBack(one, 'objected'),
  withdraw: (one) => takeBack(one, 'withdrawn'),
  drop: async ({ tx, actor, job }) => {
    await dropRows(tx, actor.tenantId, job.id);
    await changeImport(tx, actor.tenantId, job.id, {
      ...{ state: 'dropped', outcome: null, sheets: null },
      ...{ resolutions: [], layouts: [] },
    });
    await tell({ tx, actor, job }, 'dropped', {});
    return null;
  },
  cancel: async () => null,
  undo: async (one) => {
    if (await needsSecondPerson(one.tx, one.actor.tenantId)) throw refused([refuse('second-person-needed')]);
    const { from, reason } = await undoAsked(one);
    return { what: 'undo', from, reason, agreedHash: one.form.hash ?? null };
  },
  'propose-undo': async (one) => {
    await propose(one, { what: 'undo', ...(await undoAsked(one)) }, {});
    return null;
  },
};

function requireReady({ outcome }: ImportRow): void {
  if (outcome === null || outcome === undefined) throw refused([refuse('import-not-checked')]);
  const { errors } = outcome as ImportOutcome;
  if (errors > 0) throw refused([refuse('import-has-errors', { errors })]);
}

function tell(
  { tx, actor, job }: Pick<Job, 'tx' | 'actor' | 'job'>,
  act: string,
  payload: object,
  texts: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  return appendAct(tx, actor, 'import', job.id, { act, role: 'organization-admin', payload, texts });
}

async function settleTroubles(one: Job): Promise<Following> {
  const { tx, actor, job, form } = one;
  const forms = form.resolutions ?? [];
  const resolutions = merged(job.resolutions, forms);
  await changeImport(tx, actor.tenantId, job.id, { resolutions });
  const answers = forms.map(({ row, code, choice }) => ({ row, code, choice }));
  const values = JSON.stringify(forms.map(({ value }) => value ?? null));
  await tell(one, 'resolved', { answers }, { values });
  return { what: 'check', remember: false };
}

/** Answers were given to rows as they were read: another reading keeps those whose row and trouble are still there. */
async function layOut(one: Job): Promise<Following> {
  const { tx, actor, job, form } = one;
  const layouts = form.layouts ?? [];
  await changeImport(tx, actor.tenantId, job.id, { layouts });
  await tell(one, 'laid-out', { sheets: layouts.length, remember: form.remember === true });
  return { what: 'check', remember: form.remember === true };
}

/** New answers over the old ones, one per row and code. Throws Failure `invalid` for codes no rehearsal knows. */
export function merged(
  known: readonly Resolution[],
  forms: readonly ResolutionForm[],
): readonly Resolution[] {
  const key = (one: { readonly sheet?: string; readonly row: number; readonly code: string }) =>
    `${one.row} ${one.code} ${one.sheet ?? ''}`;
  const answers = new Map(known.map((one) => [key(one), one]));
  for (const [at, form] of forms.entries()) {
    const code = TROUBLE_CODES.find((one) => one === form.code);
    if (code === undefined)
      throw new Failure('invalid', 'invalid-body', {
        fields: [{ path: `body.resolutions.${at}.code`, code: 'choice' }],
      });
    const choice = CHOICES.find((one) => one === form.choice);
    if (choice === undefined) answers.delete(key(form));
    else
      answers.set(key(form), { sheet: form.sheet, row: form.row, code, choice, value: form.value ?? null });
  }
  return [...answers.values()];
}

async function propose(
  one: Job,
  asked: Pick<Proposal, 'what' | 'from' | 'reason' | 'hash'>,
  more: { readonly state?: 'proposed' },
): Promise<void> {
  const { tx, actor, job } = one;
  if (job.proposal !== null) throw refused([refuse('import-proposed')]);
  if (!(await needsSecondPerson(tx, actor.tenantId))) throw refused([refuse('second-person-off')]);
  const proposal: Proposal = { ...asked, by: actor.personId, at: actor.now };
  await changeImport(tx, actor.tenantId, job.id, { proposal, ...more });
  const { what, from, hash } = asked;
  await tell(one, 'proposed', { what, from, hash }, { reason: asked.reason });
}

/** The second person: neither who made the import nor who proposes it. Agreeing does what was proposed. */
async function agree(one: Job): Promise<Following> {
  const { actor, job } = one;
  const { proposal } = job;
  if (proposal === null) throw refused([refuse('import-not-proposed')]);
  if (actor.personId === proposal.by || actor.personId === job.createdBy)
    throw new Failure('forbidden', 'own-proposal', { refusals: [refuse('own-proposal')] });
  if (proposal.what === 'apply' && proposal.hash !== job.planHash) throw refused([refuse('import-moved-on')]);
  await tell(one, 'agreed', { what: proposal.what, hash: proposal.hash });
  const agreedHash = proposal.hash;
  return proposal.what === 'apply'
    ? { what: 'apply', agreedHash }
    : { what: 'undo', from: proposal.from ?? '', reason: proposal.reason ?? '', agreedHash };
}

async function takeBack(one: Job, act: 'objected' | 'withdrawn'): Promise<null> {
  const { tx, actor, job, form } = one;
  if (job.proposal === null) throw refused([refuse('import-not-proposed')]);
  const isOwn = job.proposal.by === actor.personId;
  if (isOwn !== (act === 'withdrawn')) throw refused([refuse(isOwn ? 'own-proposal' : 'not-own-proposal')]);
  if (act === 'objected' && !hasWords(form.reason ?? '')) throw refused([refuse('reason-missing')]);
  const state = job.state === 'proposed' ? ('rehearsed' as const) : undefined;
  await changeImport(tx, actor.tenantId, job.id, { proposal: null, state });
  await tell(one, act, { what: job.proposal.what }, { reason: form.reason ?? null });
  return null;
}

async function undoAsked({ tx, actor, job, form }: Job) {
  const { from = job.options.from, reason = '' } = form;
  if (!hasWords(reason)) throw refused([refuse('reason-missing')]);
  const planned = await planUndo(tx, actor.tenantId, job, from);
  await requireRoot(tx, actor, planned.kind === 'people' ? planned.rootUnitId : null);
  const hash = undoHash(planned);
  if (form.hash !== undefined && form.hash !== hash) throw refused([refuse('import-moved-on')]);
  return { from, reason, hash };
}

/** Stops reading or checking; what was asked stays recorded, and the import can be dropped. */
async function callOff(context: AppContext, actor: RequestActor, importId: number): Promise<void> {
  const { work, may } = await lookAt(context, actor, importId);
  if (work === null) return;
  if (!may.includes('cancel')) throw refused([refuse('import-cannot-stop')]);
  context.runner?.stop(actor.tenantId, importId);
  await recordEnd(context, { author: authorOf(actor), importId }, [refuse('import-cancelled')]);
}
