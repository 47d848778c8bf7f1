import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useTexts } from '../../texts.tsx';
import { progressOf, shownFrom, type UnitWeek } from './figures.ts';
import { figureLink } from './stages.tsx';
import css from './unit-week.module.css';

/** The units under this one, each with everything below it; those where nobody is evaluated stand last. */
export function Children({ data }: { readonly data: UnitWeek }) {
  const { t } = useTexts();
  const week = weekInPath(data.week.week);
  const isEmpty = ({ counts }: Child) => Number(counts.people === 0);
  const [rows, more] = useShowMore([...data.children].sort((one, other) => isEmpty(one) - isEmpty(other)));
  return (
    <Card title={t('unit.children')} note={t('unit.childrenNote', { count: data.children.length })} flush>
      <DataTable
        caption={t('unit.children')}
        rows={rows}
        rowKey={(child) => child.unit.id}
        columns={[
          {
            id: 'unit',
            header: t('unit.unit'),
            phone: 'head',
            cell: ({ unit }) => (
              <AppLink to={paths.unit(unit.id)} search={{ tuan: week }} className={css.unitName}>
                {unit.name}
              </AppLink>
            ),
          },
          { id: 'people', header: t('unit.head'), numeric: true, cell: ({ counts }) => counts.people },
          {
            id: 'done',
            header: t('unit.doneShare'),
            width: '12rem',
            cell: ({ counts }) => (counts.people === 0 ? '–' : <Progress {...progressOf(counts)} />),
          },
          {
            id: 'waiting',
            header: t('unit.stage.submitted'),
            numeric: true,
            cell: (child) => <Figure data={data} child={child} name="submitted" />,
          },
          {
            id: 'scored',
            header: t('unit.stage.scored'),
            numeric: true,
            cell: (child) => <Figure data={data} child={child} name="scored" />,
          },
          {
            id: 'late',
            header: t('unit.mark.late'),
            numeric: true,
            cell: (child) => <Figure data={data} child={child} name="late" />,
          },
          {
            id: 'state',
            header: t('unit.state'),
            cell: (child) => <State child={child} />,
          },
        ]}
      />
      {more}
    </Card>
  );
}

type Child = UnitWeek['children'][number];

function State({ child: { state, counts } }: { readonly child: Child }) {
  const { t } = useTexts();
  if (state === 'open' && counts.people === 0)
    return <span className={css.muted}>{t('unit.week.nobody')}</span>;
  return <Tag look={state === 'closed' ? 'off' : 'on'}>{t(`unit.week.${state}`)}</Tag>;
}

interface FigureProps {
  readonly data: UnitWeek;
  readonly child: Child;
  readonly name: 'submitted' | 'scored' | 'late';
}

/** A number that opens its list; nothing to open where it is zero. */
function Figure({ data, child: { unit, counts }, name }: FigureProps) {
  const { t } = useTexts();
  if (counts[name] === 0) return 0;
  const words = t(name === 'late' ? 'unit.mark.late' : `unit.stage.${name}`);
  return (
    <AppLink {...figureLink(data, shownFrom(name), unit.id)}>
      {counts[name]}
      <span className={css.hidden}>
        : {words}, {unit.name}
      </span>
    </AppLink>
  );
}

function Progress({ done, all }: { readonly done: number; readonly all: number }) {
  const { t } = useTexts();
  return (
    <span className={css.progress}>
      <progress max={Math.max(1, all)} value={done} aria-label={t('unit.progress', { done, all })} />
      <span>{t('unit.doneOf', { done, all })}</span>
    </span>
  );
}
