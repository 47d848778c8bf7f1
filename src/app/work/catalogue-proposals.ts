// Units propose how an entry should read; whoever keeps the catalogue decides, never on a proposal of the own.
import { hasWords, refuse } from '../../domain/refusal.ts';
import {
  type CatalogueEntry,
  type CatalogueVersion,
  codeKey,
  differences,
  entryFaults,
} from '../../domain/work/catalogue.ts';
import {
  catalogueOf,
  catalogueVersions,
  decideProposal,
  insertProposal,
  lockCatalogue,
  lockProposal,
  type ProposalRow,
} from '../../store/catalogue.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { record } from './catalogue.ts';
import { type CatalogueScope, catalogueScope } from './catalogue-scope.ts';

export interface ProposalForm {
  readonly itemId: number | null;
  readonly entry: CatalogueEntry;
  readonly reason: string;
}
interface Done {
  id: number;
  version: number;
}

/** Proposes a new entry or another wording of one. Throws not-found, refused. */
export function propose(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: ProposalForm,
): Promise<Done> {
  const { tenantId, now, personId } = actor;
  return write(context, actor, intent, {
    load: (tx) => catalogueScope(tx, actor),
    run: async (tx, scope) => {
      const { unitId, item } = await aimedAt(tx, actor, scope, form.itemId);
      const refusals = [
        ...entryFaults(form.entry),
        ...(hasWords(form.reason) ? [] : [refuse('comment-required', { rule: 'always', hundredths: null })]),
        ...(item !== null && differences(item, form.entry).length === 0
          ? [refuse('catalogue-nothing-changed', { entry: item.code })]
          : []),
      ];
      if (refusals.length > 0) throw refused(refusals);
      const id = await takeIds(tx, tenantId, 'catalogue-proposal', 1);
      const row = { ...form, id, unitId, proposedBy: personId };
      await insertProposal(tx, tenantId, row, now);
      const payload = { unitId, itemId: form.itemId };
      const texts = { entry: JSON.stringify(form.entry), reason: form.reason };
      await append(tx, actor, id, 'proposed', payload, texts, 'self');
      return { id, version: 1 };
    },
  });
}

async function aimedAt(tx: Tx, actor: RequestActor, scope: CatalogueScope, itemId: number | null) {
  if (itemId !== null) {
    const item = (await catalogueVersions(tx, actor.tenantId, itemId)).at(-1) ?? null;
    if (item === null || !scope.path.includes(item.unitId)) throw notFound();
    return { unitId: item.unitId, item };
  }
  const held = await catalogueOf(tx, actor.tenantId, scope.path);
  const unitId = scope.path.find((unit) => held.some((one) => one.unitId === unit));
  if (unitId === undefined) throw refused([refuse('catalogue-none-yet')]);
  return { unitId, item: null };
}

export type DecisionForm =
  | {
      readonly act: 'accept';
      readonly version: number;
      readonly from: string;
      readonly documentNumber: string;
    }
  | { readonly act: 'decline'; readonly version: number; readonly reason: string }
  | { readonly act: 'withdraw'; readonly version: number };

/** Decides a proposal, or takes the own one back. Throws not-found, forbidden, changed, refused. */
export function decide(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: DecisionForm,
): Promise<Done> {
  return write(context, actor, intent, {
    load: async (tx) => ({
      scope: await catalogueScope(tx, actor),
      row: await lockProposal(tx, actor.tenantId, id),
    }),
    run: async (tx, { scope, row }) => {
      const proposal = open(actor, scope, row, form);
      if (form.act === 'accept') await takeIn(tx, actor, proposal, form);
      const state = ({ accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const)[form.act];
      const decision =
        form.act === 'decline' ? form.reason : form.act === 'accept' ? form.documentNumber : '';
      await decideProposal(
        tx,
        actor.tenantId,
        proposal,
        { state, decidedBy: actor.personId, decision },
        actor.now,
      );
      const texts: Record<string, string> = decision === '' ? {} : { decision };
      await append(tx, actor, id, state, {}, texts, form.act === 'withdraw' ? 'self' : 'office');
      return { id, version: proposal.version + 1 };
    },
  });
}

function open(
  actor: RequestActor,
  scope: CatalogueScope,
  row: ProposalRow | null,
  form: DecisionForm,
): ProposalRow {
  if (row === null || !(scope.path.includes(row.unitId) || scope.keeps === row.unitId)) throw notFound();
  const own = row.proposedBy === actor.personId;
  if (form.act === 'withdraw' ? !own : scope.keeps !== row.unitId)
    throw new Failure('forbidden', 'not-your-part');
  if (row.version !== form.version) throw changed(row.version);
  const refusals = [
    row.state !== 'open' && refuse('catalogue-proposal-settled', { state: row.state }),
    form.act !== 'withdraw' && own && refuse('catalogue-own-proposal'),
    form.act === 'decline' &&
      !hasWords(form.reason) &&
      refuse('comment-required', { rule: 'always', hundredths: null }),
  ].filter((one) => one !== false);
  if (refusals.length > 0) throw refused(refusals);
  return row;
}

async function takeIn(
  tx: Tx,
  actor: RequestActor,
  proposal: ProposalRow,
  form: Extract<DecisionForm, { act: 'accept' }>,
): Promise<void> {
  const { tenantId, today } = actor;
  await lockCatalogue(tx, tenantId, proposal.unitId);
  const entry = { ...proposal.entry, approver: form.documentNumber };
  const held = await catalogueOf(tx, tenantId, [proposal.unitId]);
  const before = held.find((one) => one.id === proposal.itemId) ?? null;
  const taken = held.some((one) => codeKey(one.code) === codeKey(entry.code) && one !== before);
  const least = before !== null && before.from > today ? before.from : today;
  const refusals = [
    taken && refuse('catalogue-code-twice', { entry: entry.code }),
    form.from < least && refuse('catalogue-begins-too-early', { entry: entry.code, least }),
  ].filter((one) => one !== false);
  if (refusals.length > 0) throw refused(refusals);
  const id = before?.id ?? (await takeIds(tx, tenantId, 'catalogue-item', 1));
  const next: CatalogueVersion = {
    ...entry,
    ...(before === null ? {} : { code: before.code }),
    ...{ id, version: (before?.version ?? 0) + 1, unitId: proposal.unitId, from: form.from, to: null },
  };
  await record(tx, actor, [next], { proposal: String(proposal.id) });
}

function append(
  tx: Tx,
  actor: RequestActor,
  id: number,
  act: string,
  payload: object,
  texts: Readonly<Record<string, string>>,
  role: string,
) {
  return appendTo(tx, actor.tenantId, actor.now, { kind: 'catalogue-proposal', id, weekStart: null }, [
    { act, payload, texts, actorId: actor.personId, role, actingFor: null, rulebook: null },
  ]);
}
