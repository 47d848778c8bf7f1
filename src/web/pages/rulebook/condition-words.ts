// Conditions, quotas and roll-ups of a regulation as clauses.
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { ConditionTest, Quota } from '../../../domain/rulebook/shape-regime.ts';
import { hundredthsWords, type RegulationTexts } from '../../../text/regulation/index.ts';

export function levelWords(texts: RegulationTexts, rulebook: Rulebook, key: string): string {
  if (key === 'manual' || key === 'warn') return texts.say(`condition.${key}`);
  return rulebook.levels.find((level) => level.key === key)?.name[texts.locale] ?? key;
}

function figureWords({ find, say }: RegulationTexts, key: string): string {
  return find(`figure.${key}`) ?? say('figure.other', { key });
}

/** The test in numbers; null where the condition's own name says it all. */
export function testWords(texts: RegulationTexts, rulebook: Rulebook, test: ConditionTest): string | null {
  const { say, locale } = texts;
  switch (test.kind) {
    case 'flag':
      return null;
    case 'not-above-unit':
      return say('test.not-above-unit');
    case 'each-task-at-least':
      return say('test.each-task-at-least', { percent: hundredthsWords(test.percent, locale) });
    case 'no-earlier-level':
      return say('test.no-earlier-level', {
        period: say(`period.${test.period}`),
        level: levelWords(texts, rulebook, test.level),
      });
    case 'node-at-least':
      return say('test.node-at-least', { figure: test.node, percent: hundredthsWords(test.percent, locale) });
    default:
      return say(`test.${test.kind}`, {
        figure: figureWords(texts, test.figure),
        percent: hundredthsWords(test.percent, locale),
      });
  }
}

/** 'At most 20 % of those classed good; in the organ, each group ...'. */
export function quotaWords({ say, locale }: RegulationTexts, quota: Quota): string {
  const percent = (value: number) => hundredthsWords(value, locale);
  const line = say('quota.line', {
    percent: percent(quota.percent),
    base: say(`base.${quota.base}`),
    scopes: quota.scopes.map((scope) => say(`scope.${scope}`)).join(', '),
  });
  return quota.raisedPercent === null
    ? line
    : `${line}; ${say('quota.raised', { percent: percent(quota.raisedPercent) })}`;
}
