import { RANKS } from '../../../domain/organization/shape.ts';
import { STAFF_GROUPS } from '../../../domain/rulebook/shape-regime.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { troubleAt } from '../../parts/opened-form.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import css from './quota-groups.module.css';
import { fieldOf, type TypedGroup } from './use-groups-form.ts';

export interface GroupFieldsProps {
  readonly place: number;
  readonly group: TypedGroup;
  readonly troubles: readonly FieldTrouble[];
  readonly onChange: (change: Partial<TypedGroup>) => void;
  readonly onRemove: () => void;
}

/** One group: its name, and what its people hold. */
export function GroupFields({ place, group, troubles, onChange, onRemove }: GroupFieldsProps) {
  const { t } = useTexts();
  const at = (part: string) => fieldOf(group.id, part);
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('groups.nth', { nth: place + 1 })}</legend>
      <TextField
        id={at('name')}
        label={t('groups.name')}
        hint={t('groups.nameHint')}
        value={group.name}
        onChange={(name) => onChange({ name })}
        maxLength={100}
        error={troubleAt(troubles, at('name'))}
        autoComplete="off"
        required
      />
      <Choices
        legend={t('groups.ranks')}
        all={RANKS}
        chosen={group.ranks}
        say={(rank) => t(`rulebook.rank.${rank}`)}
        onChange={(ranks) => onChange({ ranks })}
      />
      <Choices
        legend={t('groups.staffGroups')}
        all={STAFF_GROUPS}
        chosen={group.staffGroups}
        say={(one) => t(`groups.staff.${one}`)}
        onChange={(staffGroups) => onChange({ staffGroups })}
      />
      <div className={css.dates}>
        <TextArea
          id={at('posts')}
          label={t('groups.posts')}
          hint={t('groups.perLine')}
          value={group.posts}
          onChange={(posts) => onChange({ posts })}
          error={troubleAt(troubles, at('posts'))}
          optional
        />
        <TextArea
          id={at('jobPositions')}
          label={t('groups.jobPositions')}
          hint={t('groups.perLine')}
          value={group.jobPositions}
          onChange={(jobPositions) => onChange({ jobPositions })}
          error={troubleAt(troubles, at('jobPositions'))}
          optional
        />
      </div>
      <div>
        <Button small onClick={onRemove}>
          {t('groups.remove', { nth: place + 1 })}
        </Button>
      </div>
    </fieldset>
  );
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly say: (one: T) => string;
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Any of a few; none ticked leaves the question open. */
function Choices<T extends string>({ legend, all, chosen, say, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className={css.set}>
      <legend className={css.legend}>{legend}</legend>
      <div className={css.choices}>
        {all.map((one) => (
          <CheckField
            key={one}
            label={say(one)}
            checked={chosen.includes(one)}
            onChange={(on) => onChange(all.filter((other) => (other === one ? on : chosen.includes(other))))}
          />
        ))}
      </div>
    </fieldset>
  );
}
