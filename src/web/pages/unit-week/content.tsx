import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { useSearchValue } from '../../search-value.ts';
import { Children } from './children.tsx';
import { ClosedBanner, WeekClosing } from './closing.tsx';
import { Deadlines } from './deadlines.tsx';
import { shownFrom, type UnitWeek } from './figures.ts';
import { Levels } from './levels.tsx';
import { Outside } from './outside.tsx';
import { People } from './people.tsx';
import { Slope } from './slope.tsx';
import { Stages } from './stages.tsx';
import { UnitRecords } from './unit-records.tsx';
import css from './unit-week.module.css';

export interface ContentProps {
  readonly data: UnitWeek;
  readonly rulebook: Rulebook;
}

export function Content({ data, rulebook }: ContentProps) {
  const [asked] = useSearchValue('loc');
  const shown = shownFrom(asked);
  return (
    <div className={css.page}>
      {data.state === 'closed' && <ClosedBanner data={data} />}
      <Stages data={data} shown={shown} />
      <Levels data={data} rulebook={rulebook} shown={shown} />
      <Slope people={data.people} rulebook={rulebook} />
      <UnitRecords data={data} />
      <People data={data} rulebook={rulebook} shown={shown} />
      {data.children.length > 0 && <Children data={data} />}
      {data.outside.length > 0 && <Outside data={data} />}
      <Deadlines data={data} rulebook={rulebook} />
      <WeekClosing data={data} />
    </div>
  );
}
