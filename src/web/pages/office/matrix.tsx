import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { classNames } from '../../parts/class-names.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useSearchChoice, useSearchValue } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { type Board, type UnitLine, unfinished, unitsShown } from './board-view.ts';
import css from './office.module.css';

const MANY = 60;

/** Every unit by stage; each figure opens its list. Filters stand in the address. */
export function Matrix({ data }: { readonly data: Board }) {
  const { t } = useTexts();
  const [words, setWords] = useSearchValue('tim');
  const [which, setWhich] = useSearchChoice('don-vi-con-viec', ['khong', 'co']);
  const rows = unitsShown(data.units, words, which === 'co');
  return (
    <Card
      flush
      id="don-vi"
      title={t('office.units')}
      note={t('office.unitsNote', { shown: rows.length, all: data.units.length })}
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
      <div className={classNames(css.matrix, rows.length > MANY && css.manyRows)}>
        <DataTable
          caption={t('office.units')}
          rows={rows}
          rowKey={({ unit }) => unit.id}
          columns={useColumns(weekInPath(data.week.week))}
          empty={<p className={css.none}>{t('office.noUnit')}</p>}
        />
      </div>
    </Card>
  );
}

const FIGURES = [
  { id: 'open', of: ({ open, returned }: UnitLine['counts']) => open + returned, loc: 'unsent' },
  { id: 'submitted', of: ({ submitted }: UnitLine['counts']) => submitted, loc: 'submitted' },
  { id: 'scored', of: ({ scored }: UnitLine['counts']) => scored, loc: 'scored' },
  { id: 'late', of: ({ late }: UnitLine['counts']) => late, loc: 'late' },
] as const;

/** So many of so many with their result; opens those. */
function Done({ line: { unit, counts }, tuan }: { readonly line: UnitLine; readonly tuan: string }) {
  const { t } = useTexts();
  const done = counts.approved + counts.closed;
  const words = t('office.doneOf', { done, all: done + unfinished(counts) });
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

function useColumns(tuan: string): readonly Column<UnitLine>[] {
  const { t } = useTexts();
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
          {above && <div className={css.muted}>{above}</div>}
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
    {
      id: 'state',
      header: t('office.column.state'),
      cell: ({ state, counts }) => (
        <Tag look={state === 'closed' ? 'off' : unfinished(counts) === 0 ? 'on' : 'wait'}>
          {t(
            state === 'closed'
              ? 'office.state.closed'
              : unfinished(counts) === 0
                ? 'office.state.ready'
                : 'office.state.open',
          )}
        </Tag>
      ),
    },
  ];
}
