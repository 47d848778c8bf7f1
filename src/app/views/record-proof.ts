// The proof of one record: which entries of the sealed log are about its acts, and that they are under a checkpoint.

import { periodDates } from '../../domain/period/period.ts';
import { readActs } from '../../store/acts.ts';
import { findEvaluation } from '../../store/evaluation-lists.ts';
import { periodOfEvaluationId } from '../../store/evaluations.ts';
import { canonical } from '../../store/ledger-hash.ts';
import { lastCheckpoint } from '../../store/log.ts';
import { actsForProof, type SealedAct, sealedActs, textsForProof } from '../../store/log-views.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound } from '../failure.ts';
import { actLine, checkpointLines, entryLine } from '../log/file.ts';
import { originOf } from '../log/note.ts';
import { inclusionProofs } from '../log/proof.ts';
import { type Reading, reading } from './reading.ts';

const KIND = 'evaluation';

/** Whose record it is; throws not-found when there is none, or none this person may know of. */
async function ownerOf({ tx, actor, viewer }: Reading, id: number): Promise<number> {
  const period = periodOfEvaluationId(id);
  if (period === null) throw notFound();
  const row = await findEvaluation(tx, actor.tenantId, viewer, periodDates(period).from, id);
  if (row === undefined) throw notFound();
  return row.person_id;
}

/** When each act of a record was sealed and under which number; acts not sealed yet are counted. */
export function viewRecordSeal(context: AppContext, actor: RequestActor, id: number) {
  return reading(context, actor, async (desk) => {
    await ownerOf(desk, id);
    const [sealed, acts] = await Promise.all([
      sealedActs(desk.tx, actor.tenantId, KIND, id),
      readActs(desk.tx, actor.tenantId, KIND, id),
    ]);
    return {
      sealed: sealed.map(({ seq, no, sealedAt }) => ({ seq, no, at: sealedAt })),
      waiting: acts.length - sealed.length,
    };
  });
}

/**
 * The proof as a file (docs/log-format.md). The person concerned gets what the acts say and their words with salts, so that
 * everything can be computed anew; anybody else who may see the record gets its entries and hashes only.
 */
export function recordProof(context: AppContext, actor: RequestActor, slug: string, id: number) {
  return reading(context, actor, async (desk) => {
    const { tx } = desk;
    const isOwn = (await ownerOf(desk, id)) === actor.personId;
    const [sealed, last] = await Promise.all([
      sealedActs(tx, actor.tenantId, KIND, id),
      lastCheckpoint(tx, actor.tenantId),
    ]);
    if (last === null || sealed.length === 0) throw new Failure('refused', 'not-sealed-yet');
    const numbers = sealed.map((one) => one.no);
    const [paths, told] = [
      await inclusionProofs(tx, actor.tenantId, numbers, last.size),
      isOwn ? await toldActs(desk, id) : new Map<number, string>(),
    ];
    const lines = sealed.map((one, at) => linesOf(one, told.get(one.seq) ?? '', paths[at] ?? []));
    return `cong-tam proof 1\norigin ${originOf(slug)}\n${checkpointLines(last.note)}${lines.join('')}`;
  });
}

function linesOf({ no, body }: SealedAct, told: string, path: readonly Buffer[]): string {
  return `${entryLine(no, body)}${told}path ${path.map((hash) => hash.toString('base64')).join(' ')}\n`;
}

/** The `act` and `text` lines by number of the act. */
async function toldActs({ tx, actor }: Reading, id: number): Promise<Map<number, string>> {
  const [acts, texts] = await Promise.all([
    actsForProof(tx, actor.tenantId, KIND, id),
    textsForProof(tx, actor.tenantId, KIND, id),
  ]);
  const words = Map.groupBy(texts, (text) => text.seq);
  return new Map(
    acts.map((act) => {
      const said = (words.get(act.seq) ?? []).map(
        ({ field, salt, body }) => `text ${canonical({ field, salt: salt.toString('hex'), body })}\n`,
      );
      return [act.seq, actLine(actor.tenantId, act) + said.join('')];
    }),
  );
}
