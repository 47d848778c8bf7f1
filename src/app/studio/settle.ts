// From draft to force: proposed with its effect by an editor, activated or declined by an approver who is somebody else.
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { type RulebookFile, readRulebook } from '../../files/rulebook-file.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { type DraftRow, insertReadings, lockDraft, updateDraft } from '../../store/rulebook-drafts.ts';
import { insertRulebook, loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { signWithStepUp } from '../step-up.ts';
import { write } from '../write.ts';
import { recordDraftAct } from './draft-act.ts';
import { type DraftSaved, openDraft } from './drafts.ts';
import { demandApprover, demandEditor } from './rights.ts';
import { tryOutIn } from './try-out.ts';

interface Settling {
  readonly id: number;
  readonly version: number;
}

/** Every reason why this text cannot be put into force. */
function whyNotReady(read: RulebookFile, rulebooks: Rulebooks, today: string): readonly Refusal[] {
  if (!read.ok) return [refuse('rulebook-has-faults', { faults: read.faults.length })];
  const { id, version, validFrom } = read.rulebook;
  const versions = rulebooks.all().filter((one) => one.id === id);
  const known = versions.some((one) => one.version >= version);
  const reasons = [
    known && refuse('rulebook-version-taken', { id, version }),
    validFrom < today && versions.length > 0 && refuse('rulebook-starts-in-the-past', { today }),
  ];
  return reasons.filter((reason) => reason !== false);
}

/** What is kept of the dry run with the proposal, and shown to the second person: counts and where quotas break. */
async function effectOf(tx: Tx, actor: RequestActor, rulebook: Rulebook) {
  const { changes, broken, ...counts } = await tryOutIn(tx, actor.tenantId, actor.today, rulebook);
  return { ...counts, moved: changes.length, broken: broken.length };
}

/** Proposes a draft without faults. Throws forbidden, changed, refused with every reason, step-up. */
export async function proposeDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: Settling,
): Promise<DraftSaved> {
  demandEditor(actor);
  // The effect is counted over everybody's records; no name of theirs is in it.
  return write(context, actor, intent, {
    reach: 'system',
    load: async (tx) => ({
      row: await lockDraft(tx, actor.tenantId, form.id),
      rulebooks: await loadRulebooks(tx, actor.tenantId),
    }),
    run: async (tx, { row, rulebooks }) => {
      const draft = openDraft(row, form.version);
      const read = readRulebook(draft.source, 'draft');
      const reasons = whyNotReady(read, rulebooks, actor.today);
      if (reasons.length > 0 || !read.ok) throw refused(reasons);
      await signWithStepUp(tx, actor);
      const effect = await effectOf(tx, actor, read.rulebook);
      const change = {
        ...{ state: 'proposed' as const, hash: read.hash, effect },
        ...{ proposedBy: actor.personId, proposedAt: actor.now },
      };
      const version = await updateDraft(tx, actor.tenantId, draft, change, actor.now);
      const { id: rulebookId, version: rulebookVersion } = read.rulebook;
      await recordDraftAct(tx, actor, form.id, 'proposed', {
        rulebookId,
        rulebookVersion,
        hash: read.hash,
        effect,
      });
      return { id: form.id, version };
    },
  });
}

function proposed(row: DraftRow | null, version: number): DraftRow {
  if (row === null) throw notFound();
  if (row.version !== version) throw changed(row.version);
  if (row.state !== 'proposed') throw refused([refuse('draft-is-not-proposed', { state: row.state })]);
  return row;
}

/** Puts a proposed draft into force: from then on the version is immutable. Throws like proposeDraft. */
export function activateDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: Settling,
): Promise<DraftSaved> {
  demandApprover(actor);
  return write(context, actor, intent, {
    load: async (tx) => ({
      row: await lockDraft(tx, actor.tenantId, form.id),
      rulebooks: await loadRulebooks(tx, actor.tenantId),
    }),
    run: async (tx, { row, rulebooks }) => {
      const draft = proposed(row, form.version);
      const read = readRulebook(draft.source, 'draft');
      const own = [draft.proposedBy, draft.createdBy].includes(actor.personId)
        ? [refuse('own-proposal')]
        : [];
      const reasons = [...own, ...whyNotReady(read, rulebooks, actor.today)];
      if (read.ok && read.hash !== draft.hash) reasons.push(refuse('draft-changed-since'));
      if (reasons.length > 0 || !read.ok) throw refused(reasons);
      await signWithStepUp(tx, actor);
      await insertRulebook(tx, actor.tenantId, read.rulebook, read.hash);
      const change = { state: 'activated' as const, decidedBy: actor.personId, decidedAt: actor.now };
      const version = await updateDraft(tx, actor.tenantId, draft, change, actor.now);
      const { id: rulebookId, version: rulebookVersion, validFrom: from } = read.rulebook;
      await recordDraftAct(tx, actor, form.id, 'activated', {
        ...{ rulebookId, rulebookVersion, hash: read.hash, from, proposedBy: draft.proposedBy },
      });
      return { id: form.id, version };
    },
  });
}

/** Gives a proposal back to be changed, with the reason. Whoever proposed it may take it back himself. */
export function declineDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: Settling & { readonly reason: string },
): Promise<DraftSaved> {
  return write(context, actor, intent, {
    load: (tx) => lockDraft(tx, actor.tenantId, form.id),
    run: async (tx, row) => {
      const isOwn = row?.proposedBy === actor.personId;
      if (!isOwn) demandApprover(actor);
      const draft = proposed(row, form.version);
      if (!hasWords(form.reason))
        throw refused([refuse('comment-required', { rule: 'always', hundredths: null })]);
      const change = {
        state: 'draft' as const,
        hash: null,
        effect: null,
        proposedBy: null,
        proposedAt: null,
      };
      const version = await updateDraft(tx, actor.tenantId, draft, change, actor.now);
      await recordDraftAct(
        tx,
        actor,
        form.id,
        isOwn ? 'taken-back' : 'declined',
        {},
        { reason: form.reason },
      );
      return { id: form.id, version };
    },
  });
}

export interface ConfirmForm {
  readonly rulebookId: string;
  readonly version: number;
  readonly readings: readonly string[];
  readonly documentNumber: string;
}

/** A named approver takes responsibility for open readings of an activated version, by document. */
export function confirmReadings(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: ConfirmForm,
): Promise<{ confirmed: number }> {
  demandApprover(actor);
  return write(context, actor, intent, {
    load: (tx) => loadRulebooks(tx, actor.tenantId),
    run: async (tx, rulebooks) => {
      const { rulebookId, version, readings, documentNumber } = form;
      const rulebook = rulebooks.all().find((one) => one.id === rulebookId && one.version === version);
      if (rulebook === undefined) throw notFound();
      const known = rulebook.readings.map((reading) => reading.key);
      const strange = readings.filter((key) => !known.includes(key));
      if (strange.length > 0) throw refused(strange.map((reading) => refuse('reading-unknown', { reading })));
      await signWithStepUp(tx, actor);
      const by = { personId: actor.personId, at: actor.now, documentNumber };
      const fresh = await insertReadings(tx, actor.tenantId, form, by);
      if (fresh.length === 0) throw refused([refuse('readings-confirmed-already')]);
      const id = await takeIds(tx, actor.tenantId, 'rulebook-reading', 1);
      const payload = { rulebookId, rulebookVersion: version, readings: fresh };
      await appendTo(tx, actor.tenantId, actor.now, { kind: 'rulebook-reading', id, weekStart: null }, [
        {
          ...{ act: 'readings-confirmed', payload, texts: { documentNumber }, actorId: actor.personId },
          ...{ role: 'regulation-approver', actingFor: null, rulebook: `${rulebookId}@${version}` },
        },
      ]);
      return { confirmed: fresh.length };
    },
  });
}
