// What a person wrote down of a day: the words as typed, declared minutes, tags.
import type { PlainDate } from '../organization/shape.ts';

export interface WorkLog {
  readonly id: number;
  readonly personId: number;
  readonly day: PlainDate;
  readonly taskId: number;
  /** Unit of the post it was done in: heads above read by it. */
  readonly unitId: number;
  readonly words: string;
  readonly minutes: number | null;
  readonly tags: readonly string[];
  readonly state: 'kept' | 'removed';
  readonly version: number;
}

export interface LogAct {
  readonly act: 'logged' | 'corrected' | 'removed';
  readonly payload: Partial<Pick<WorkLog, 'personId' | 'taskId' | 'unitId' | 'day' | 'minutes'>>;
  readonly texts: Readonly<Record<string, string>>;
}

type Written = Pick<WorkLog, 'day' | 'minutes' | 'words' | 'tags'>;

export function logged(log: Written & Pick<WorkLog, 'personId' | 'taskId' | 'unitId'>): LogAct {
  const { personId, taskId, unitId, day, minutes } = log;
  return { act: 'logged', payload: { personId, taskId, unitId, day, minutes }, texts: wordsOf(log) };
}

export function corrected(log: Written): LogAct {
  return { act: 'corrected', payload: { day: log.day, minutes: log.minutes }, texts: wordsOf(log) };
}

const wordsOf = ({ words, tags }: Written) => ({ words, tags: JSON.stringify(tags) });

/** A log follows from its acts alone. Null: the act cannot follow. */
export function evolveLog(
  state: WorkLog | null,
  { act, payload, texts }: LogAct,
  id: number,
): WorkLog | null {
  if (act === 'removed')
    return state?.state === 'kept' ? { ...state, state: 'removed', version: state.version + 1 } : null;
  const written = { words: texts.words ?? '', tags: JSON.parse(texts.tags ?? '[]') as string[] };
  if (act === 'logged')
    return state === null
      ? ({ ...payload, ...written, id, state: 'kept', version: 1 } as unknown as WorkLog)
      : null;
  return state?.state === 'kept' ? { ...state, ...payload, ...written, version: state.version + 1 } : null;
}
