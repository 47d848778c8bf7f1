// Somebody who has not filed, as far as the register of work is asked about him.
import type { EvaluationItem } from '../../contract/evaluations.ts';

export type Unfiled = Pick<EvaluationItem, 'week' | 'person'>;
