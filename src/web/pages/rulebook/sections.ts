// Which parts a regulation's document has, in reading order; what it does not have is left out.
import type { ComponentType } from 'react';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { Texts } from '../../../text/index.ts';
import type { RegulationTexts } from '../../../text/regulation/index.ts';
import { Authority } from './authority.tsx';
import { Criteria } from './criteria.tsx';
import { Examples } from './examples.tsx';
import { Levels } from './levels.tsx';
import { Conditions, Quotas, Readings, type RegimeProps, RollUps, Steps, Subjects } from './regime.tsx';
import { Responsibility } from './responsibility.tsx';
import { Comments, isWeekly, NotCounted, Openness, Sources, Stages } from './rules.tsx';
import { ScoreTree } from './score-tree.tsx';

export interface Section {
  readonly key: string;
  readonly title: (t: Texts['t'], say: RegulationTexts['say'], rulebook: Rulebook) => string;
  readonly Body: ComponentType<RegimeProps>;
  readonly has: (rulebook: Rulebook) => boolean;
}

const always = () => true;
const isTree = (rulebook: Rulebook) => rulebook.form === 2;

const SECTIONS: readonly Section[] = [
  {
    key: 'readings',
    title: (_t, say) => say('section.readings'),
    Body: Readings,
    has: ({ readings }) => readings.length > 0,
  },
  { key: 'subjects', title: (_t, say) => say('section.subjects'), Body: Subjects, has: isTree },
  { key: 'criteria', title: (t) => t('rulebook.criteria'), Body: Criteria, has: (one) => !isTree(one) },
  {
    key: 'score',
    title: (_t, say) => say('section.score'),
    Body: ScoreTree,
    has: ({ form, score }) => form === 2 && score !== null,
  },
  { key: 'levels', title: (t) => t('rulebook.levels'), Body: Levels, has: always },
  {
    key: 'conditions',
    title: (_t, say) => say('section.conditions'),
    Body: Conditions,
    has: ({ conditions, forced }) => conditions.length + forced.length > 0,
  },
  {
    key: 'quotas',
    title: (_t, say) => say('section.quotas'),
    Body: Quotas,
    has: ({ quotas }) => quotas.length > 0,
  },
  {
    key: 'rollUps',
    title: (_t, say) => say('section.rollUps'),
    Body: RollUps,
    has: ({ rollUps }) => rollUps.length > 0,
  },
  {
    key: 'authority',
    title: (t) => t('rulebook.authority'),
    Body: Authority,
    has: ({ authority }) => authority.length > 0,
  },
  {
    key: 'stages',
    title: (t) => t('rulebook.stages'),
    Body: Stages,
    has: ({ stages }) => stages.length > 0,
  },
  {
    key: 'steps',
    title: (_t, say) => say('section.steps'),
    Body: Steps,
    has: ({ steps }) => steps.length > 0,
  },
  {
    key: 'comments',
    title: (t) => t('rulebook.comments'),
    Body: Comments,
    has: ({ commentRules }) => commentRules.length > 0,
  },
  {
    key: 'notCounted',
    title: (t, _say, one) => t(isWeekly(one) ? 'rulebook.notCounted' : 'rulebook.periodNotCounted'),
    Body: NotCounted,
    has: ({ notCounted, newInPost }) => notCounted.length > 0 || newInPost !== null,
  },
  {
    key: 'responsibility',
    title: (t) => t('rulebook.responsibility'),
    Body: Responsibility,
    has: ({ responsibility }) => responsibility !== null,
  },
  {
    key: 'openness',
    title: (t) => t('rulebook.openness'),
    Body: Openness,
    has: ({ openness }) => openness !== null,
  },
  { key: 'examples', title: (t) => t('rulebook.examples'), Body: Examples, has: always },
  { key: 'sources', title: (t) => t('rulebook.sources'), Body: Sources, has: always },
];

export function sectionsOf(rulebook: Rulebook): readonly Section[] {
  return SECTIONS.filter(({ has }) => has(rulebook));
}
