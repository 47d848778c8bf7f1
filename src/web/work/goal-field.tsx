// The goal under which a piece of work stands; nothing to choose where no plan holds.
import { SelectField } from '../parts/text-field.tsx';
import { useTexts } from '../texts.tsx';

export interface GoalChoice {
  readonly id: number;
  readonly title: string;
}
interface Props {
  readonly goals: readonly GoalChoice[];
  readonly value: number | null;
  readonly onChange: (goal: number | null) => void;
}

export function GoalField({ goals, value, onChange }: Props) {
  const { t } = useTexts();
  if (goals.length === 0) return null;
  return (
    <SelectField
      label={t('task.field.goal')}
      value={value === null ? '' : `${value}`}
      options={[
        { value: '', label: t('task.field.goalNone') },
        ...goals.map((goal) => ({ value: `${goal.id}`, label: goal.title })),
      ]}
      onChange={(goal) => onChange(goal === '' ? null : Number(goal))}
    />
  );
}
