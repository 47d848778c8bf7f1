import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useTexts } from '../../texts.tsx';
import css from './unit-week.module.css';

export interface ChooserProps {
  readonly unit: number | null;
  readonly week: string;
}

/** Another unit in the same week, found by name or code in the order of the tree. */
export function Chooser({ unit, week }: ChooserProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  // The box may stand empty while another name is being typed; the page stays on the last unit.
  const [picked, setPicked] = useState<{ readonly on: number | null; readonly unit: number | null }>({
    on: unit,
    unit,
  });
  return (
    <div className={css.chooser}>
      <UnitPicker
        label={t('unit.choose')}
        value={picked.on === unit ? picked.unit : unit}
        onChange={(next) => {
          setPicked({ on: unit, unit: next });
          if (next === null || next === unit) return;
          void navigate({ to: paths.unit(next), search: { tuan: weekInPath(week) } as never });
        }}
      />
    </div>
  );
}
