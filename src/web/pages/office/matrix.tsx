import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useSearchChoice, useSearchValue } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { type Board, type UnitLine, unfinished, unitsShown } from './board-view.ts';
import css from './office.module.css';

const FIRST = 50;

/** Every unit by stage; each figure opens its list. Filters stand in the address. */
export function Matrix({ data }: { readonly data: Board }) {
  const { t } = useTexts();
  const [words, setWords] = useSearchValue('tim');
  const [which, setWhich] = useSearchChoice('don-vi-con-viec', ['khong', 'co']);
  const found = unitsShown(data.units, words, which === 'co');
  const [rows, more] = useShowMore(found, FIRST);
  return (
    <Card
      flush
      id="don-vi"
      title={t('office.units')}
      note={t('office.unitsNote', { shown: found.length, all: data.units.length })}
      actions={
        <>
          <CheckField
            label={t('office.onlyOpen')}
            checked={which === 'co'}
            onChange={(on) => setWhich(on ? 'co' : 'khong')}
          />
          <SearchBox
            label={t('office.searchUnits')}
            labelHidden
            placeholder={t('office.searchUnits')}
            value={words}
            onChange={setWords}
          />
        </>
      }
    >
      <div className={css.matrix}>
        <DataTable
          caption={t('office.units')}
          rows={rows}
          rowKey={({ unit }) => unit.id}
          columns={useColumns(data)}
          empty={<p className={css.none}>{t('office.noUnit')}</p>}
        />
      </div>
      {more}
    </Card>
  );
}

const FIGURES = [
  { id: 'open', of: ({ open, returned }: UnitLine['counts']) => open + returned, loc: 'unsent' },
  { id: 'submitted', of: ({ submitted }: UnitLine['counts']) => submitted, loc: 'submitted' },
  { id: 'scored', of: ({ scored }: UnitLine['counts']) => scored, loc: 'scored' },
  { id: 'late', of: ({ late }: UnitLine['counts']) => late, loc: 'late' },
] as const;

/** So many of so many people with their result; opens those. */
function Done({ line: { unit, counts }, tuan }: { readonly line: UnitLine; readonly tuan: string }) {
  const { t } = useTexts();
  const done = counts.approved + counts.closed;
  const left = counts.open + counts.returned + counts.submitted + counts.scored;
  const words = t('office.doneOf', { done, all: done + left });
  if (done === 0) return words;
  return (
    <AppLink to={paths.unit(unit.id)} search={{ tuan, loc: 'decided', rieng: 1 }}>
      {words}
      <span className={css.hidden}>
        : {t('office.column.done')}, {unit.name}
      </span>
    </AppLink>
  );
}

/** How far the unit's own report is; opens it. */
function OwnReport({ own, unit, week }: Pick<UnitLine, 'own' | 'unit'> & { readonly week: string }) {
  const { t, find } = useTexts();
  if (own === null) return <span className={css.zero}>{t('office.own.none')}</span>;
  return (
    <AppLink to={paths.periodRecord(week, own.id)}>
      {find(`office.own.${own.counted ? own.state : 'not-counted'}`) ?? own.state}
      <span className={css.hidden}>
        : {t('office.column.own')}, {unit.name}
      </span>
    </AppLink>
  );
}

function useColumns({ units, tops, week: { week } }: Board): readonly Column<UnitLine>[] {
  const { t } = useTexts();
  const tuan = weekInPath(week);
  // What all of them lie under need not stand in every line.
  const onlyTop = tops.length === 1 ? tops[0]?.name : undefined;
  // A body whose units do not report has no such column.
  const reports = units.some(({ own }) => own !== null);
  return [
    {
      id: 'unit',
      header: t('office.unit'),
      phone: 'head',
      cell: ({ unit, above }) => (
        <>
          <AppLink to={paths.unit(unit.id)} search={{ tuan }} className={css.name}>
            {unit.name}
          </AppLink>
          {above !== null && above !== onlyTop && <div className={css.muted}>{above}</div>}
        </>
      ),
    },
    ...FIGURES.map(({ id, of, loc }) => ({
      id,
      header: t(`office.column.${id}`),
      numeric: true,
      cell: ({ unit, counts }: UnitLine) =>
        of(counts) === 0 ? (
          <span className={css.zero}>0</span>
        ) : (
          <AppLink to={paths.unit(unit.id)} search={{ tuan, loc, rieng: 1 }}>
            {of(counts)}
            <span className={css.hidden}>
              : {t(`office.column.${id}`)}, {unit.name}
            </span>
          </AppLink>
        ),
    })),
    {
      id: 'done',
      header: t('office.column.done'),
      numeric: true,
      cell: (line) => <Done line={line} tuan={tuan} />,
    },
    ...(reports
      ? [
          {
            id: 'own',
            header: t('office.column.own'),
            cell: ({ own, unit }: UnitLine) => <OwnReport own={own} unit={unit} week={week} />,
          },
        ]
      : []),
    {
      id: 'state',
      header: t('office.column.state'),
      cell: (line) => <State line={line} />,
    },
  ];
}

function State({ line }: { readonly line: UnitLine }) {
  const { t } = useTexts();
  const state = line.state === 'closed' ? 'closed' : unfinished(line) === 0 ? 'ready' : 'open';
  const look = ({ closed: 'off', ready: 'on', open: 'wait' } as const)[state];
  return <Tag look={look}>{t(`office.state.${state}`)}</Tag>;
}
