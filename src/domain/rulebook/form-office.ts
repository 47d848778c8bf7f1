// The form of the ladder of reminders and of the rule on responsibility, and whether each fits itself.
import { bilingual, citation } from './form.ts';
import {
  type Fault,
  fault,
  flag,
  integer,
  key,
  list,
  object,
  oneOf,
  orNull,
  type Read,
  text,
} from './reader.ts';
import { RELATION_KEYS } from './shape-base.ts';
import {
  type BreachKind,
  type EscalationRung,
  RESPONSIBILITY_NEEDS,
  type ResponsibilityRule,
  type ResponsibilityTrigger,
  type WorkOpenness,
} from './shape-office.ts';

const LONGEST = 60;

export const escalation: Read<readonly EscalationRung[]> = list(
  object<EscalationRung>({
    key,
    name: bilingual,
    afterWorkingDays: integer(0, LONGEST),
    tells: list(oneOf(['holder', ...RELATION_KEYS], 'unknown-relation'), 1),
    citation,
  }),
);

const trigger = object<ResponsibilityTrigger>({
  key,
  name: bilingual,
  on: flag,
  local: flag,
  documentNumber: orNull(text),
  weeks: integer(1, 52),
  needs: list(oneOf(RESPONSIBILITY_NEEDS), 1),
  citation,
});

export const responsibility: Read<ResponsibilityRule> = object<ResponsibilityRule>({
  triggers: list(trigger, 1),
  manyUndone: object<ResponsibilityRule['manyUndone']>({ least: integer(1, 100), citation }),
  breaches: list(object<BreachKind>({ key, name: bilingual, citation }), 1),
  talkWithin: object<ResponsibilityRule['talkWithin']>({ workingDays: integer(1, LONGEST), citation }),
  citation,
});

export const openness: Read<WorkOpenness> = object<WorkOpenness>({ to: oneOf(['unit']), citation });

/** The ladder goes up; a local rule rests on a document before it is on. */
export function officeFaults(rulebook: {
  readonly escalation: readonly EscalationRung[];
  readonly responsibility: ResponsibilityRule | null;
}): readonly Fault[] {
  const steps = rulebook.escalation.flatMap(({ key: step, afterWorkingDays }, index, all) => {
    const before = all[index - 1];
    return before !== undefined && before.afterWorkingDays >= afterWorkingDays
      ? [fault(['escalation', index, 'afterWorkingDays'], 'step-not-later', { key: step })]
      : [];
  });
  const triggers = (rulebook.responsibility?.triggers ?? []).flatMap((one, index) =>
    one.local && one.on && one.documentNumber === null
      ? [
          fault(['responsibility', 'triggers', index, 'documentNumber'], 'local-rule-without-document', {
            key: one.key,
          }),
        ]
      : [],
  );
  return [...steps, ...triggers];
}
