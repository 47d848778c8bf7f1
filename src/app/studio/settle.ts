// From draft to force: proposed with its effect by an editor, activated or declined by an approver who is somebody else.
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
import { changesOf, withoutBasis } from '../../domain/rulebook/changes.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { type RulebookFile, readRulebook } from '../../files/rulebook-file.ts';
import { bumpOrgStamp, takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { type DraftRow, insertReadings, lockTogether, updateDraft } from '../../store/rulebook-drafts.ts';
import { insertRulebook, loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { signWithStepUp } from '../step-up.ts';
import { syncWeeks } from '../sync.ts';
import { write } from '../write.ts';
import { recordDraftAct } from './draft-act.ts';
import { type DraftSaved, openDraft } from './drafts.ts';
import { demandApprover, demandEditor } from './rights.ts';
import { tryOutIn } from './try-out.ts';
import { versionBefore } from './version-before.ts';

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

/**
 * What is kept with the proposal, and shown to the second person: counts of the dry run, where quotas break, and how many
 * changed numbers name no document and no reason.
 */
async function effectOf(tx: Tx, actor: RequestActor, rulebook: Rulebook, base: Rulebook | null) {
  const {
    changes,
    broken,
    recorded: _recorded,
    ...counts
  } = await tryOutIn(tx, actor.tenantId, actor.today, rulebook);
  const unfounded = base === null ? 0 : withoutBasis(changesOf(base, rulebook)).length;
  const brokenBefore = broken.filter(({ before, places }) => before !== null && before > places).length;
  return { ...counts, moved: changes.length, broken: broken.length, brokenBefore, unfounded };
}

/** Proposes a draft without faults, with those it goes together with. Throws forbidden, changed, refused, step-up. */
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
      rows: await lockTogether(tx, actor.tenantId, form.id),
      rulebooks: await loadRulebooks(tx, actor.tenantId),
    }),
    run: async (tx, { rows: [row = null, ...others], rulebooks }) => {
      const draft = openDraft(row, form.version);
      await proposeTogether(tx, actor, [draft, ...others], rulebooks);
      return { id: form.id, version: draft.version + 1 };
    },
  });
}

/** Proposes these open drafts as one. Throws refused with every reason, step-up. */
export async function proposeTogether(
  tx: Tx,
  actor: RequestActor,
  drafts: readonly DraftRow[],
  rulebooks: Rulebooks,
): Promise<void> {
  const read = drafts.map((draft) => ({ draft, file: readRulebook(draft.source, 'draft') }));
  const reasons = read.flatMap(({ file }) => whyNotReady(file, rulebooks, actor.today));
  if (reasons.length > 0) throw refused(reasons);
  await signWithStepUp(tx, actor);
  const together = drafts.length === 1 ? {} : { together: drafts.map(({ id }) => id) };
  for (const { draft, file } of read) {
    if (!file.ok) continue;
    const { hash, rulebook } = file;
    const effect = await effectOf(tx, actor, rulebook, await versionBefore(draft, rulebooks.all()));
    const change = {
      ...{ state: 'proposed' as const, hash, effect },
      ...{ proposedBy: actor.personId, proposedAt: actor.now },
    };
    await updateDraft(tx, actor.tenantId, draft, change, actor.now);
    const { id: rulebookId, version: rulebookVersion } = rulebook;
    await recordDraftAct(tx, actor, draft.id, 'proposed', {
      ...{ rulebookId, rulebookVersion, hash, effect },
      ...together,
    });
  }
}

function proposed(row: DraftRow | null, version: number): DraftRow {
  if (row === null) throw notFound();
  if (row.version !== version) throw changed(row.version);
  if (row.state !== 'proposed') throw refused([refuse('draft-is-not-proposed', { state: row.state })]);
  return row;
}

/**
 * Puts a proposed draft into force with those it goes together with: from then on the versions are immutable. Throws like
 * proposeDraft.
 */
export function activateDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: Settling,
): Promise<DraftSaved> {
  demandApprover(actor);
  // Everybody's records of periods ahead follow what applies then.
  return write(context, actor, intent, {
    reach: 'system',
    load: async (tx) => ({
      rows: await lockTogether(tx, actor.tenantId, form.id),
      rulebooks: await loadRulebooks(tx, actor.tenantId),
    }),
    run: async (tx, { rows: [row = null, ...others], rulebooks }) => {
      const draft = proposed(row, form.version);
      const read = [draft, ...others].map((one) => ({ one, file: readRulebook(one.source, 'draft') }));
      const reasons = read.flatMap(({ one, file }) => whyNotActivated(actor, one, file, rulebooks));
      if (reasons.length > 0) throw refused(reasons);
      await signWithStepUp(tx, actor);
      for (const { one, file } of read) if (file.ok) await putIntoForce(tx, actor, one, file);
      await bumpOrgStamp(tx, actor.tenantId);
      // Here and not at the next look: by then the week may have begun by the version before.
      await syncWeeks(tx, context, actor.tenantId, actor.today, actor.now);
      return { id: form.id, version: draft.version + 1 };
    },
  });
}

function whyNotActivated(actor: RequestActor, draft: DraftRow, file: RulebookFile, rulebooks: Rulebooks) {
  const isOwn = [draft.proposedBy, draft.createdBy].includes(actor.personId);
  const isChanged = file.ok && file.hash !== draft.hash;
  return [
    ...(isOwn ? [refuse('own-proposal')] : []),
    ...whyNotReady(file, rulebooks, actor.today),
    ...(isChanged ? [refuse('draft-changed-since')] : []),
  ];
}

async function putIntoForce(
  tx: Tx,
  actor: RequestActor,
  draft: DraftRow,
  { rulebook, hash }: Extract<RulebookFile, { ok: true }>,
): Promise<void> {
  await insertRulebook(tx, actor.tenantId, rulebook, hash);
  const change = { state: 'activated' as const, decidedBy: actor.personId, decidedAt: actor.now };
  await updateDraft(tx, actor.tenantId, draft, change, actor.now);
  const { id: rulebookId, version: rulebookVersion, validFrom: from } = rulebook;
  await recordDraftAct(tx, actor, draft.id, 'activated', {
    ...{ rulebookId, rulebookVersion, hash, from, proposedBy: draft.proposedBy },
  });
}

/** Gives a proposal back to be changed, with those it goes together with. Whoever proposed it may take it back himself. */
export function declineDraft(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: Settling & { readonly reason: string },
): Promise<DraftSaved> {
  return write(context, actor, intent, {
    load: (tx) => lockTogether(tx, actor.tenantId, form.id),
    run: async (tx, [row = null, ...others]) => {
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
      for (const one of [draft, ...others]) {
        await updateDraft(tx, actor.tenantId, one, change, actor.now);
        await recordDraftAct(
          tx,
          actor,
          one.id,
          isOwn ? 'taken-back' : 'declined',
          {},
          { reason: form.reason },
        );
      }
      return { id: form.id, version: draft.version + 1 };
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
