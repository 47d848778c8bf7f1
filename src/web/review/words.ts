// Sentences about one record that both review pages say: why it deserves a look, whose place one takes.
import type { EvaluationItem } from '../../contract/evaluations.ts';
import type { CommentRule, Rulebook } from '../../domain/rulebook/shape.ts';
import type { Texts } from '../../text/index.ts';
import { pointsText } from '../parts/points.ts';
import { levelByKey } from '../rulebook.ts';

type Exception = EvaluationItem['exceptions'][number];
type Stage = 'self' | 'scorer' | 'final';
const STAGES: readonly Stage[] = ['self', 'scorer', 'final'];

/** The two last stages that have points, to be compared. */
function lastTwo(item: EvaluationItem) {
  const known = STAGES.filter((stage) => item[stage] !== null).slice(-2);
  const [from, to] = known;
  const [before, after] = [from && item[from], to && item[to]];
  return from && to && before && after ? { from, to, before, after } : null;
}

function median(totals: readonly number[]): number | null {
  return totals.toSorted((a, b) => a - b)[Math.floor((totals.length - 1) / 2)] ?? null;
}

/** One exception as a sentence with its figures; `short` is a word or two for a list. */
export function exceptionWords(
  exception: Exception,
  item: EvaluationItem,
  rulebook: Rulebook,
  { t, locale }: Texts,
): { readonly short: string; readonly long: string } {
  const short = t(`review.why.${exception}`);
  const pair = lastTwo(item);
  const latest = item.final ?? item.scorer ?? item.self;
  const nameOf = (key: string | undefined) => levelByKey(rulebook, key)?.name[locale] ?? '';
  switch (exception) {
    case 'gap': {
      if (pair === null) return { short, long: short };
      const values = {
        from: t(`review.stage.${pair.from}`),
        before: pointsText(pair.before.total, locale),
        to: t(`review.stage.${pair.to}`),
        after: pointsText(pair.after.total, locale),
        gap: pointsText(Math.abs(pair.after.total - pair.before.total), locale),
      };
      return { short, long: t('review.long.gap', values) };
    }
    case 'level-change': {
      if (pair === null) return { short, long: short };
      const values = { before: nameOf(pair.before.level), after: nameOf(pair.after.level) };
      return { short, long: t('review.long.level-change', values) };
    }
    case 'big-change': {
      const usual = pointsText(median(item.trend.map((one) => one.total)), locale);
      const now = pointsText(latest?.total ?? null, locale);
      return { short, long: t('review.long.big-change', { usual, now }) };
    }
    case 'no-items':
      return { short, long: t('review.long.no-items', { count: item.items?.count ?? 0 }) };
    default:
      return { short, long: t(`review.long.${exception}`) };
  }
}

/** The condition of a comment rule in words ("when the total differs by 5 points ..."). */
function ruleWords({ when }: CommentRule, { t, locale }: Texts): string {
  const points = 'hundredths' in when ? pointsText(when.hundredths, locale) : '';
  return t(`rulebook.when.${when.kind}`, { points });
}

/** The name of the holder when this person acts by delegation, else null. */
export function standsInFor(item: EvaluationItem, me: number): string | null {
  const { waitingFor } = item;
  // A scorer may still correct his own points while the approver has the record: that is nobody's place but his own.
  const turns: readonly string[] =
    item.state === 'scored' ? ['approve'] : ['score', 'decide', 'view-dissent'];
  const acts = item.may.some((command) => turns.includes(command));
  return acts && waitingFor !== null && waitingFor.id !== me ? waitingFor.name : null;
}

/** The rules that ask for words, said once: the change of level, and one of the differences. */
export function rulesWords(rules: readonly CommentRule[], texts: Texts): string {
  const level = rules.filter(({ when }) => when.kind === 'level-changes');
  const others = rules.filter(({ when }) => when.kind !== 'level-changes').slice(-1);
  return [...level, ...others].map((rule) => ruleWords(rule, texts)).join('; ');
}
