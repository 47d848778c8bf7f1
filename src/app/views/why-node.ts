// One node of a "why" tree; what is left out says nothing.
import type { PeriodKey } from '../../domain/period/period.ts';
import type { Citation } from '../../domain/rulebook/shape.ts';
import type { LevelStep } from '../../domain/score/outcome.ts';
import type { Mutable } from './period-stages.ts';

type Kind =
  | ('result' | 'level' | 'step' | 'group' | 'criterion' | 'period' | 'person' | 'unit' | 'work' | 'act')
  | 'source';
type Note =
  | (LevelStep['result'] | 'counted' | 'not-counted')
  | ('submitted' | 'scored' | 'approved' | 'decided' | 'settled' | 'own')
  | ('left-open' | 'level-decided');
export interface WhyPlace {
  of: 'record' | 'person' | 'unit' | 'past-week';
  id: number;
  period: string | null;
  regime: string | null;
}

export interface WhyNode {
  key: string;
  kind: Kind;
  name: { vi: string; en: string } | null;
  words: string | null;
  period: string | null;
  shown: number | null;
  max: number | null;
  exact: string | null;
  level: string | null;
  note: Note | null;
  by: { id: number; name: string } | null;
  at: string | null;
  citation: Mutable<Citation> | null;
  open: WhyPlace | null;
  children: WhyNode[];
}

/** Why one result is what it is, whatever kind of result it is. */
export interface Why {
  of: WhyPlace['of'];
  period: PeriodKey;
  person: { id: number; name: string } | null;
  unit: { id: number; name: string; code: string } | null;
  regulation: { title: { vi: string; en: string }; document: string; id: string; version: number } | null;
  levels: { key: string; order: number; name: { vi: string; en: string } }[];
  preview: boolean;
  root: WhyNode;
}

type Given = Pick<WhyNode, 'key' | 'kind'> &
  Partial<Omit<WhyNode, 'citation' | 'name'>> & {
    readonly name?: { readonly vi: string; readonly en: string } | null;
    readonly citation?: Citation | null;
  };

export function whyNode({ name = null, citation = null, ...given }: Given): WhyNode {
  return {
    ...{ words: null, period: null, shown: null, max: null, exact: null, level: null, note: null },
    ...{ by: null, at: null, open: null, children: [] },
    ...given,
    name: name === null ? null : { ...name },
    citation: citation === null ? null : structuredClone(citation),
  };
}
