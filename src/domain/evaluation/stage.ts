// One stage's points and facts turned into a result, or into every reason why there is none.
import type { Rank } from '../organization/shape.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import type { CommentRule, PeriodKind, Rulebook } from '../rulebook/shape.ts';
import { evaluate } from '../score/evaluate.ts';
import { type Chosen, plainInput, type ScoreInput, type StatedShare, type WorkLine } from '../score/input.ts';
import type { LevelOutcome, MissingInput, Outcome } from '../score/outcome.ts';
import { scoreEntered } from '../score/score-entered.ts';
import type { EnteredScores } from '../score/shape.ts';
import type { CommandName, StageFacts, StageScores } from './shape.ts';

/** What somebody states beside points, with the words that belong to it. */
export interface StageInput {
  readonly choices: Readonly<Record<string, Chosen>>;
  readonly lines: readonly WorkLine[];
  readonly flags: Readonly<Record<string, boolean>>;
  readonly shares: Readonly<Record<string, StatedShare>>;
  readonly unitLevel: string | null;
  /** Title and product of each work line, and the reason of each stated fact, by key. */
  readonly words: {
    readonly lines: Readonly<Record<string, { readonly title: string; readonly product: string }>>;
    readonly flags: Readonly<Record<string, string>>;
  };
}

/** What the product itself knows when the step is taken. */
export interface KnownFacts extends Pick<StageFacts, 'subordinates' | 'earlier'> {
  /** The record of the unit this person heads, in the same period; absent where none is kept or nothing asks for it. */
  readonly unit?: { readonly decided: boolean; readonly level: string | null };
}
export const NOTHING_KNOWN: KnownFacts = { subordinates: null, earlier: [] };

/** A fact nobody is asked for: whether the post is one of management follows from its rank. */
export const LEADER_FLAG = 'leader';
const LEADING: readonly Rank[] = ['leader', 'head', 'deputy', 'section-head'];

export function isLeading(rank: Rank): boolean {
  return LEADING.includes(rank);
}

/** The stated facts with those the product knows, where the regulation asks for them. */
export function withKnownFlags(
  rulebook: Rulebook,
  flags: StageFacts['flags'],
  rank: Rank,
): StageFacts['flags'] {
  const asked = rulebook.conditions.some(({ onlyIf, unless }) => [onlyIf, unless].includes(LEADER_FLAG));
  return asked ? { ...flags, [LEADER_FLAG]: isLeading(rank) } : flags;
}

/** A choice as recorded: that a reason was given was checked then, the words may have been erased since. */
const REASON_GIVEN = '…';

/** What the scoring function reads, from a recorded stage. */
export function inputOf(scores: Pick<StageScores, 'entered' | 'facts'>): ScoreInput {
  const { entered, facts } = scores;
  if (facts === undefined) return plainInput(entered);
  const { choices, lines, flags, shares, unitLevel, subordinates, earlier } = facts;
  const chosen = Object.entries(choices).map(([key, option]) => [key, { option, reason: REASON_GIVEN }]);
  return {
    ...{ entered, lines, flags, shares, unitLevel, subordinates, earlier },
    choices: Object.fromEntries(chosen),
  };
}

/** A page's input with what the product knows: the one form in which live total and total of record are reckoned. */
export function inputFrom(
  entered: EnteredScores,
  { choices, lines, flags, shares, unitLevel: stated }: StageInput,
  { subordinates, earlier, unit }: KnownFacts,
): ScoreInput {
  const unitLevel = unit?.decided ? unit.level : stated;
  return { entered, choices, lines, flags, shares, unitLevel, subordinates, earlier };
}

/** The recorded stage before with what the product knows now: what agreeing with it means. */
export function inputAgain(
  before: Pick<StageScores, 'entered' | 'facts'>,
  { unit, ...known }: KnownFacts,
): ScoreInput {
  const again = { ...inputOf(before), ...known };
  return unit?.decided ? { ...again, unitLevel: unit.level } : again;
}

/** True when the regulation asks for more than entered points. */
export function needsFacts(rulebook: Rulebook): boolean {
  return rulebook.score !== null;
}

export interface Staged {
  readonly scores: StageScores | null;
  readonly refusals: readonly Refusal[];
}

/** How a stage is scored: by whom (the decision needs a level), and the level chosen where none is given. */
export interface Staging {
  readonly period: PeriodKind;
  readonly command: CommandName;
  readonly chosenLevel: string | null;
}

/** Entered points alone, for regulations that ask for nothing else. */
export function stagePoints(rulebook: Rulebook, entered: EnteredScores): Staged {
  const result = scoreEntered(rulebook, entered);
  if (result.total !== null && result.level !== null)
    return { scores: { entered, total: result.total, level: result.level }, refusals: [] };
  const missing = result.missing.map((criterion) => refuse('score-missing', { criterion }));
  const invalid = result.invalid.map((fault) =>
    refuse(`score-${fault.code}`, { criterion: fault.key, limit: fault.limit }),
  );
  return { scores: null, refusals: [...missing, ...invalid] };
}

/** Points and facts; a level the regulation leaves open is chosen by whoever decides, with words (checked apart). */
export function stageFacts(rulebook: Rulebook, input: ScoreInput, staging: Staging): Staged {
  const outcome = evaluate(rulebook, input, staging.period);
  const refusals = [...inputRefusals(outcome), ...statedBySelf(rulebook, input, staging.command)];
  const level = levelOf(rulebook, outcome.level, staging);
  refusals.push(...level.refusals);
  if (refusals.length > 0 || outcome.shown === null || outcome.total === null)
    return { scores: null, refusals };
  const { entered, lines, flags, shares, unitLevel, subordinates, earlier } = input;
  const choices = Object.fromEntries(Object.entries(input.choices).map(([key, { option }]) => [key, option]));
  return {
    refusals: [],
    scores: {
      entered,
      total: outcome.shown,
      level: level.key,
      facts: { choices, lines, flags, shares, unitLevel, subordinates, earlier },
      exact: outcome.total,
      ...(level.chosen ? { chosen: true } : {}),
    },
  };
}

function inputRefusals(outcome: Outcome): Refusal[] {
  const missing = new Map(
    [...outcome.missing, ...outcome.level.missing].map((one) => [`${one.kind}/${one.key}/${one.node}`, one]),
  );
  return [
    // Said by the guard already (precheck), with the numbers.
    ...[...missing.values()].filter(({ kind }) => kind !== 'subordinates-undecided').map(missingRefusal),
    ...outcome.invalid.map(({ code, key, limit }) => refuse(`score-${code}`, { criterion: key, limit })),
  ];
}

function missingRefusal({ kind, node, key }: MissingInput): Refusal {
  if (kind === 'entered') return refuse('score-missing', { criterion: key });
  return refuse(`input-${kind}`, { key, node });
}

/** The person states work, not what only others may confirm: excused faults and facts that force a level. */
function statedBySelf(rulebook: Rulebook, input: ScoreInput, command: CommandName): Refusal[] {
  if (command !== 'submit') return [];
  const excused = input.lines.filter(({ faults, delays }) =>
    [...faults, ...delays].some((one) => one.excused > 0),
  );
  const forced = forcingFlags(rulebook).filter((flag) => input.flags[flag] === true);
  return [
    ...excused.map(({ key }) => refuse('excused-by-self', { line: key })),
    ...forced.map((flag) => refuse('fact-not-yours', { key: flag })),
  ];
}

interface LevelFound {
  readonly key: string | null;
  readonly chosen: boolean;
  readonly refusals: readonly Refusal[];
}

/**
 * The level below one whose number a quota bounds in this kind of period: it may be given in its stead, with words, when
 * there is no place left. null for every other level.
 */
export function nextInQuota(
  rulebook: Pick<Rulebook, 'quotas' | 'levels'>,
  reached: string | null,
  period: PeriodKind,
): string | null {
  const isBound = rulebook.quotas.some(
    ({ level, periods }) => level === reached && (periods.length === 0 || periods.includes(period)),
  );
  const order = rulebook.levels.find(({ key }) => key === reached)?.order;
  if (!isBound || order === undefined) return null;
  return rulebook.levels.find((level) => level.order === order + 1)?.key ?? null;
}

function levelOf(
  rulebook: Rulebook,
  outcome: LevelOutcome,
  { command, chosenLevel, period }: Staging,
): LevelFound {
  const isOpen = outcome.state === 'manual' || outcome.state === 'gap';
  const decides = command === 'approve' || command === 'decide';
  if (decides && chosenLevel !== null && chosenLevel === nextInQuota(rulebook, outcome.level, period))
    return { key: chosenLevel, chosen: true, refusals: [] };
  if (!isOpen || !decides) {
    const refusals = chosenLevel === null ? [] : [refuse('level-not-open')];
    return { key: isOpen ? null : outcome.level, chosen: false, refusals };
  }
  if (rulebook.levels.some(({ key }) => key === chosenLevel))
    return { key: chosenLevel, chosen: true, refusals: [] };
  return { key: null, chosen: false, refusals: [refuse('level-to-choose', { state: outcome.state })] };
}

/** Facts that set a level whatever the points: stated by those who score and decide, always with a reason. */
export function forcingFlags(rulebook: Rulebook): readonly string[] {
  return rulebook.forced.flatMap(({ when }) => (when.kind === 'flag' ? [when.flag] : []));
}

/** The words of a stage's facts, as the act keeps them; every stated fact that holds needs its reason. */
export function factWords(rulebook: Rulebook, input: StageInput): Staged & { readonly words: string } {
  const { choices, flags, words } = input;
  const forced = new Set(forcingFlags(rulebook));
  const bare = Object.keys(flags).filter(
    (key) => flags[key] === true && forced.has(key) && !hasWords(words.flags[key] ?? ''),
  );
  const untitled = input.lines.filter(({ key }) => !hasWords(words.lines[key]?.title ?? ''));
  const reasons = Object.entries(choices).map(([key, { reason }]) => [key, reason]);
  return {
    scores: null,
    refusals: [
      ...bare.map((key) => refuse('fact-without-reason', { key })),
      ...untitled.map(({ key }) => refuse('line-without-title', { line: key })),
    ],
    words: JSON.stringify({ lines: words.lines, choices: Object.fromEntries(reasons), flags: words.flags }),
  };
}

/** The comment rules of this act that hold between two stages with facts. */
export function commentRulesBetween(
  rulebook: Rulebook,
  act: CommentRule['act'],
  before: StageScores | null,
  now: StageScores | null,
): readonly CommentRule[] {
  return rulebook.commentRules.filter(({ act: of, when }) => {
    if (of !== act) return false;
    if (when.kind === 'always') return true;
    if (before === null || now === null) return false;
    if (when.kind === 'level-changes') return before.level !== now.level;
    if (!('hundredths' in when)) return true;
    if (when.kind === 'total-differs-by') return Math.abs(now.total - before.total) >= when.hundredths;
    return rulebook.criteria.some(({ key }) => {
      const [old, fresh] = [before.entered[key], now.entered[key]];
      return old !== undefined && fresh !== undefined && Math.abs(fresh - old) >= when.hundredths;
    });
  });
}
