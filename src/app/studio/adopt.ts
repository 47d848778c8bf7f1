// Following a regime that is there already, by a kind of period and from a day on: the versions are made from the texts
// shipped or in force, proposed together by one person, and put into force together by another.
import type { PlainDate } from '../../domain/organization/shape.ts';
import { refuse } from '../../domain/refusal.ts';
import { asKept, endedFrom, keptChoices, whyNotAdopted } from '../../domain/rulebook/adopt.ts';
import { inForceOn } from '../../domain/rulebook/select.ts';
import type { PeriodKind, Rulebook } from '../../domain/rulebook/shape.ts';
import { yamlOfRulebook } from '../../files/rulebook-file.ts';
import { takeIds } from '../../store/counters.ts';
import { type DraftRow, insertDraft, lockTogether } from '../../store/rulebook-drafts.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { shippedRulebooks } from '../rulebook-library.ts';
import { write } from '../write.ts';
import { recordDraftAct } from './draft-act.ts';
import { type DraftSaved, readable } from './drafts.ts';
import { demandEditor } from './rights.ts';
import { proposeTogether } from './settle.ts';

export interface AdoptForm {
  /** The family of the regime's rulebooks. */
  readonly regime: string;
  readonly period: PeriodKind;
  readonly from: PlainDate;
  /** Regimes the body no longer follows from that day on. */
  readonly ends: readonly string[];
}

/** Throws forbidden, not-found for a regime nobody knows, refused with every reason, step-up. */
export function adoptRegime(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: AdoptForm,
): Promise<DraftSaved> {
  demandEditor(actor);
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => loadRulebooks(tx, actor.tenantId),
    run: async (tx, rulebooks) => {
      const next = versionsFor(await regimeBooks(rulebooks.all(), form), rulebooks.all(), form, actor.today);
      const drafts = await insertTogether(tx, actor, rulebooks.all(), next);
      await proposeTogether(tx, actor, drafts, rulebooks);
      const [first] = drafts;
      return { id: first?.id ?? 0, version: (first?.version ?? 0) + 1 };
    },
  });
}

/** The regime's rulebooks: the body's own where they still know that kind of period, else as shipped. */
async function regimeBooks(active: readonly Rulebook[], { regime, period }: AdoptForm) {
  const shipped = (await shippedRulebooks()).map(({ rulebook }) => rulebook);
  const known = [...newestFirst(active), ...shipped].filter(
    ({ family, use }) => family === regime && use === 'evaluation',
  );
  const byId = Map.groupBy(known, ({ id }) => id);
  if (byId.size === 0) throw notFound();
  return [...byId.values()].flatMap(
    (of) => of.find((one) => keptChoices(one).includes(period)) ?? of.slice(0, 1),
  );
}

const newestFirst = (of: readonly Rulebook[]) => of.toSorted((a, b) => b.version - a.version);

/** What would come into force together. Throws refused with every reason, not-found for a regime that is not followed. */
function versionsFor(
  books: readonly Rulebook[],
  active: readonly Rulebook[],
  { regime, period: kind, from, ends }: AdoptForm,
  today: PlainDate,
): readonly Rulebook[] {
  const inForce = inForceOn(active, from).filter(({ use }) => use === 'evaluation');
  const own = inForce.filter(({ family }) => family === regime);
  const reasons = [
    ...whyNotAdopted({ kind, from, today, books, inForce: own }),
    ...(ends.includes(regime) ? [refuse('regime-ends-itself')] : []),
  ];
  if (reasons.length > 0) throw refused(reasons);
  const left = ends.flatMap((family) => {
    const of = inForce.filter((one) => one.family === family);
    if (of.length === 0) throw notFound();
    return of;
  });
  const following = ({ id, version }: Rulebook) =>
    Math.max(version, ...active.filter((one) => one.id === id).map((one) => one.version)) + 1;
  return [
    ...books.map((book) => asKept(book, kind, from, following(book))),
    ...left.map((book) => endedFrom(book, from, following(book))),
  ];
}

async function insertTogether(
  tx: Tx,
  actor: RequestActor,
  active: readonly Rulebook[],
  versions: readonly Rulebook[],
): Promise<readonly DraftRow[]> {
  const { tenantId, personId, now } = actor;
  const bundle = await takeIds(tx, tenantId, 'rulebook-draft', versions.length);
  for (const [index, rulebook] of versions.entries()) {
    const id = bundle + index;
    const source = yamlOfRulebook(readable(rulebook));
    const own = active.filter((one) => one.id === rulebook.id).map(({ version }) => version);
    const baseVersion = own.length === 0 ? null : Math.max(...own);
    const made = { rulebookId: rulebook.id, rulebookVersion: rulebook.version, baseVersion };
    await insertDraft(tx, tenantId, { id, ...made, source, createdBy: personId, bundle }, now);
    await recordDraftAct(tx, actor, id, 'drafted', { ...made, bundle }, { source });
  }
  return lockTogether(tx, tenantId, bundle);
}
