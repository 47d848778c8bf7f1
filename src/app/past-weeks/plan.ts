// Forms compared with the people of the part and with what is kept; read inside the transaction that may write.
import {
  type PastAnswer,
  type PastSource,
  type PlannedPast,
  planPastWeeks,
} from '../../domain/past-weeks/plan.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { evaluatedWeeks, keptPastWeeks, pastPeople } from '../../store/past-weeks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Author } from '../organization-acts.ts';

/** `unitIds`: the importer's part; null: the whole body. */
export async function planForms(
  tx: Tx,
  author: Author,
  unitIds: readonly number[] | null,
  sources: readonly PastSource[],
  answers: readonly PastAnswer[],
): Promise<readonly PlannedPast[]> {
  const { tenantId, personId, today } = author;
  const people = await pastPeople(tx, tenantId, unitIds);
  const ids = people.map((one) => one.id);
  const weeks = [...new Set(sources.flatMap(({ read }) => read.form?.week ?? []))];
  const hashes = [...new Set(sources.map((one) => one.hash))];
  const [kept, evaluated] = await Promise.all([
    keptPastWeeks(tx, tenantId, ids, hashes),
    evaluatedWeeks(
      tx,
      tenantId,
      ids,
      weeks.map((week) => weekDates(week).from),
    ),
  ]);
  const background = { people, kept, evaluated, importerId: personId, thisWeek: weekOf(today) };
  return planPastWeeks(sources, background, answers);
}
