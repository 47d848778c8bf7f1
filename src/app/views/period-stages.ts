// The stages of a longer period as recorded: points, facts with their words, and how the result arose.
import type { Evaluation, StageFacts, StageScores } from '../../domain/evaluation/shape.ts';
import { inputOf } from '../../domain/evaluation/stage.ts';
import { periodKind } from '../../domain/period/period.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { evaluate } from '../../domain/score/evaluate.ts';
import type { Outcome } from '../../domain/score/outcome.ts';
import type { RecordedAct } from '../../store/acts.ts';
import type { PersonName } from '../../store/names.ts';
import { nameIn } from './evaluation-item.ts';

const ACTS = { self: ['submitted'], scorer: ['scored', 'decided'], final: ['approved', 'decided'] } as const;
type Stage = keyof typeof ACTS;

interface Words {
  readonly lines: Readonly<Record<string, { readonly title: string; readonly product: string }>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
}
const NO_WORDS: Words = { lines: {}, choices: {}, flags: {} };

/** The stages that have a result, in the order of the road. */
export function stagesView(
  rulebook: Rulebook,
  state: Evaluation,
  acts: readonly RecordedAct[],
  names: ReadonlyMap<number, PersonName>,
) {
  const found: Readonly<Record<Stage, StageScores | null>> = {
    self: state.self,
    scorer: state.scorer,
    final: state.approver,
  };
  return (['self', 'scorer', 'final'] as const).flatMap((stage) => {
    const scores = found[stage];
    if (scores === null) return [];
    const act = acts.findLast((one) => (ACTS[stage] as readonly string[]).includes(one.act));
    const words = wordsUpTo(acts, act?.seq ?? 0);
    const entered = Object.entries(scores.entered).filter(
      (entry): entry is [string, number] => entry[1] !== undefined,
    );
    return [
      {
        stage,
        by: nameIn(names, act?.actor_id ?? null),
        at: act?.at ?? null,
        entered: Object.fromEntries(entered),
        facts: scores.facts === undefined ? null : factsView(scores.facts, words),
        total: scores.total,
        level: scores.level,
        chosen: scores.chosen === true,
        comment: act?.texts.comment ?? null,
        outcome: outcomeOf(rulebook, state, scores, words),
      },
    ];
  });
}

// Whoever agreed with the stage before took over its words.
function wordsUpTo(acts: readonly RecordedAct[], seq: number): Words {
  const act = acts.findLast((one) => one.seq <= seq && one.texts.facts !== undefined);
  return act?.texts.facts === undefined ? NO_WORDS : (JSON.parse(act.texts.facts) as Words);
}

function factsView(facts: StageFacts, words: Words) {
  const { choices, lines, flags, shares, unitLevel } = facts;
  return {
    choices: Object.fromEntries(
      Object.entries(choices).map(([key, option]) => [key, { option, reason: words.choices[key] ?? '' }]),
    ),
    lines: lines.map((line) => ({
      ...line,
      factors: [...line.factors],
      faults: line.faults.map((one) => ({ ...one })),
      delays: line.delays.map((one) => ({ ...one })),
    })),
    flags: { ...flags },
    shares: Object.fromEntries(Object.entries(shares).map(([key, share]) => [key, { ...share }])),
    unitLevel,
    words: {
      lines: Object.fromEntries(
        lines.map(({ key }) => [key, { title: '', product: '', ...words.lines[key] }]),
      ),
      flags: { ...words.flags },
    },
  };
}

// The words of a choice belong to the explanation; whether there were any was settled when it was recorded.
function outcomeOf(rulebook: Rulebook, state: Evaluation, scores: StageScores, words: Words) {
  const input = inputOf(scores);
  const choices = Object.entries(input.choices).map(([key, chosen]) => [
    key,
    { ...chosen, reason: words.choices[key] || chosen.reason },
  ]);
  const all = { ...input, choices: Object.fromEntries(choices) };
  return plain(evaluate(rulebook, all, periodKind(state.period)));
}

/** The same as data that crosses the network: nothing read-only, nothing shared. */
function plain(outcome: Outcome): Mutable<Outcome> {
  return structuredClone(outcome) as Mutable<Outcome>;
}

export type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;
