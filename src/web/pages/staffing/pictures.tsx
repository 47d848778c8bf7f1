// Three pictures with a finding as title, each with its words; the first two have a table beside them, the third is a list.
import type { Assumptions } from '../../../domain/work/staffing.ts';
import { QualityPlot } from './quality-plot.tsx';
import type { Statistics } from './shapes.ts';
import css from './staffing.module.css';
import { UnitMap } from './unit-map.tsx';
import { WeekLoads } from './week-loads.tsx';

interface Props {
  readonly data: Statistics;
  readonly assumptions: Assumptions;
}

export function Pictures({ data, assumptions }: Props) {
  return (
    <div className={css.pictures}>
      <WeekLoads data={data} assumptions={assumptions} />
      <QualityPlot data={data} />
      <UnitMap data={data} assumptions={assumptions} />
    </div>
  );
}
