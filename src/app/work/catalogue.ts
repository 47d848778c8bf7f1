// Changing the catalogue: from a file, entry by entry, by a decided proposal. Each change is a version and an act of its own.
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
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
  insertCatalogueVersions,
  lockCatalogue,
} from '../../store/catalogue.ts';
import { takeIds } from '../../store/counters.ts';
import { appendActs, appendTo, type LedgerAct } from '../../store/ledger.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { catalogueScope, demandKeeper } from './catalogue-scope.ts';

export interface TakeOverForm {
  readonly entries: readonly CatalogueEntry[];
  readonly from: string;
  readonly documentNumber: string;
  readonly fileName?: string | undefined;
  readonly fileHash?: string | undefined;
}

export interface TakenOver {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Takes entries over from a date on; those that say nothing new are left alone. Throws forbidden, refused with all reasons. */
export function takeOver(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: TakeOverForm,
): Promise<TakenOver> {
  return write(context, actor, intent, {
    load: (tx) => catalogueScope(tx, actor),
    run: async (tx, scope) => {
      const unitId = demandKeeper(scope);
      await lockCatalogue(tx, actor.tenantId, unitId);
      const known = await catalogueOf(tx, actor.tenantId, [unitId]);
      const byCode = new Map(known.map((one) => [codeKey(one.code), one]));
      demand([...form.entries.flatMap(entryFaults), ...doubled(form.entries)]);
      const approved = form.entries.map((entry) => ({ ...entry, approver: form.documentNumber }));
      const news = approved.filter((entry) => !byCode.has(codeKey(entry.code)));
      const changes = approved.flatMap((entry) => {
        const before = byCode.get(codeKey(entry.code));
        return before === undefined || saysTheSame(before, entry) ? [] : [{ before, entry }];
      });
      demand(changes.flatMap(({ before }) => dateFaults(before, form.from, actor.today)));
      const first = await takeIds(tx, actor.tenantId, 'catalogue-item', news.length);
      const versions = [
        ...news.map((entry, at) => ({ ...entry, id: first + at, version: 1, unitId })),
        ...changes.map(({ before, entry }) => ({
          ...{ ...entry, code: before.code, id: before.id },
          ...{ version: before.version + 1, unitId },
        })),
      ].map((one) => ({ ...one, from: form.from, to: null }));
      const source = { file: form.fileName ?? '', hash: form.fileHash ?? '' };
      await record(tx, actor, versions, source);
      const same = approved.length - news.length - changes.length;
      return { added: news.length, changed: changes.length, same };
    },
  });
}

/** The document that approves a list is no change of an entry it repeats. */
function saysTheSame(before: CatalogueVersion, entry: CatalogueEntry): boolean {
  const fields = differences(before, { ...entry, approver: before.approver });
  return fields.length === 0 && before.to === null;
}

function doubled(entries: readonly CatalogueEntry[]): readonly Refusal[] {
  const counts = Map.groupBy(entries, (one) => codeKey(one.code));
  return [...counts.values()].flatMap(([first, second]) =>
    first === undefined || second === undefined
      ? []
      : [refuse('catalogue-code-twice', { entry: first.code })],
  );
}

/** What is decided is not changed backwards: a version begins today or later, and never before the one it follows. */
function dateFaults(before: CatalogueVersion, from: string, today: string): readonly Refusal[] {
  const least = before.from > today ? before.from : today;
  return from < least ? [refuse('catalogue-begins-too-early', { entry: before.code, least })] : [];
}

function demand(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw refused(refusals);
}

/** Writes versions with an act each: first versions in one go, later ones on the chain of their entry. */
export async function record(
  tx: Tx,
  actor: RequestActor,
  versions: readonly CatalogueVersion[],
  source: Readonly<Record<string, string>> = {},
): Promise<void> {
  await insertCatalogueVersions(tx, actor.tenantId, versions);
  const { tenantId, now } = actor;
  const refOf = ({ id }: CatalogueVersion) => ({ kind: 'catalogue-item', id, weekStart: null });
  const firsts = versions.filter((one) => one.version === 1);
  await appendActs(
    tx,
    tenantId,
    now,
    firsts.map((one) => ({ record: refOf(one), end: null, acts: [actOf(actor, 'catalogued', one, source)] })),
  );
  for (const one of versions.filter((later) => later.version > 1)) {
    const act = one.to === null ? 'revised' : 'withdrawn';
    await appendTo(tx, tenantId, now, refOf(one), [actOf(actor, act, one, source)]);
  }
}

function actOf(
  actor: RequestActor,
  act: string,
  one: CatalogueVersion,
  source: Readonly<Record<string, string>>,
): LedgerAct {
  const { version, unitId, coefficient, minutes, days, standard, evidence, from, to } = one;
  const { code, name, output, field, measure, positions, complexity, quality, legalBasis, approver } = one;
  const words = { code, name, output, field, measure, positions, complexity, quality, legalBasis, approver };
  const said = Object.entries(source).filter(([, body]) => body !== '');
  return {
    act,
    payload: { version, unitId, coefficient, minutes, days, standard, evidence, from, to },
    texts: { entry: JSON.stringify(words), ...Object.fromEntries(said) },
    actorId: actor.personId,
    role: 'office',
    actingFor: null,
    rulebook: null,
  };
}

export type ChangeForm =
  | {
      readonly act: 'revise';
      readonly version: number;
      readonly entry: CatalogueEntry;
      readonly from: string;
    }
  | { readonly act: 'withdraw'; readonly version: number; readonly from: string; readonly reason: string };

/** The next version of one entry, or its end. Throws not-found, forbidden, changed, refused. */
export function changeItem(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: ChangeForm,
): Promise<{ id: number; version: number }> {
  return write(context, actor, intent, {
    load: (tx) => catalogueScope(tx, actor),
    run: async (tx, scope) => {
      const unitId = demandKeeper(scope);
      await lockCatalogue(tx, actor.tenantId, unitId);
      const before = (await catalogueVersions(tx, actor.tenantId, id)).at(-1);
      if (before === undefined || before.unitId !== unitId) throw notFound();
      if (before.version !== form.version) throw changed(before.version);
      const next = nextVersion(before, form, actor.today);
      await record(tx, actor, [next], form.act === 'withdraw' ? { reason: form.reason } : {});
      return { id, version: next.version };
    },
  });
}

function nextVersion(before: CatalogueVersion, form: ChangeForm, today: string): CatalogueVersion {
  const version = before.version + 1;
  if (form.act === 'withdraw') {
    demand([
      ...(before.to === null ? [] : [refuse('catalogue-withdrawn-already', { entry: before.code })]),
      ...(hasWords(form.reason) ? [] : [refuse('comment-required', { rule: 'always', hundredths: null })]),
      ...dateFaults(before, form.from, today),
    ]);
    return { ...before, version, from: form.from, to: form.from };
  }
  const same = differences(before, form.entry).length === 0 && before.to === null;
  demand([
    ...entryFaults(form.entry),
    ...(same ? [refuse('catalogue-nothing-changed', { entry: before.code })] : []),
    ...dateFaults(before, form.from, today),
  ]);
  return { ...before, ...form.entry, code: before.code, version, from: form.from, to: null };
}
