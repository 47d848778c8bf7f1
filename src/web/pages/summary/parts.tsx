import type { ReactNode } from 'react';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DistributionBar } from '../../parts/distribution-bar.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { mostCommon, shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './summary.module.css';
import type { Summary } from './summary-view.ts';

interface Props {
  readonly data: Summary;
}
type Counted = Pick<Summary['whole'], 'counts'>;

const STAGES = ['open', 'returned', 'submitted', 'scored', 'approved', 'closed'] as const;

function doneOf({ counts }: Counted) {
  const done = counts.approved + counts.closed;
  return { done, all: done + counts.open + counts.returned + counts.submitted + counts.scored };
}

/** Three sentences with the numbers that matter. */
export function Findings({ data }: Props) {
  const { t } = useTexts();
  return (
    <Card title={t('summary.findings')}>
      <ul className={css.findings}>
        <li>
          <Opens data={data} loc="decided">
            {t('summary.finding.done', { ...doneOf(data.whole), units: data.units.length })}
          </Opens>
        </li>
        <li>
          {data.whole.counts.late === 0 ? (
            t('summary.finding.late', { count: 0 })
          ) : (
            <Opens data={data} loc="late">
              {t('summary.finding.late', { count: data.whole.counts.late })}
            </Opens>
          )}
        </li>
        <li>
          <a href="#trao-doi">
            {t('summary.finding.people', {
              ...{ count: data.people.length, difficulties: data.difficulties.length },
            })}
          </a>
        </li>
      </ul>
    </Card>
  );
}

function Opens({ data, loc, children }: Props & { readonly loc: string; readonly children: ReactNode }) {
  return (
    <AppLink to={paths.unit(data.unit.id)} search={{ tuan: weekInPath(data.week), loc }}>
      {children}
    </AppLink>
  );
}

interface FigureProps {
  readonly data: Summary;
  readonly name: string;
  readonly count: number;
  /** What the list behind shows. */
  readonly loc: string;
}

function Figure({ data, name, count, loc }: FigureProps) {
  const search = { tuan: weekInPath(data.week), loc };
  return (
    <li className={css.figure}>
      <span className={css.number}>{count}</span>
      {count === 0 ? (
        <span className={css.muted}>{name}</span>
      ) : (
        <AppLink to={paths.unit(data.unit.id)} search={search}>
          {name}
        </AppLink>
      )}
    </li>
  );
}

/** How complete the week is; each figure opens its list. */
export function Figures({ data }: Props) {
  const { t } = useTexts();
  const { counts } = data.whole;
  return (
    <Card title={t('summary.figures')}>
      <ul className={css.figures}>
        <Figure data={data} name={t('summary.people')} count={counts.people} loc="everybody" />
        {STAGES.map((stage) => (
          <Figure
            key={stage}
            data={data}
            name={t(`summary.stage.${stage}`)}
            count={counts[stage]}
            loc={stage}
          />
        ))}
        <Figure data={data} name={t('summary.late')} count={counts.late} loc="late" />
        <Figure data={data} name={t('summary.notCounted')} count={counts.notCounted} loc="not-counted" />
      </ul>
    </Card>
  );
}

export function Levels({ data }: Props) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const parts = shortLevels(data.levels).map((level) => ({
    level,
    count: data.whole.levels[level.key] ?? 0,
  }));
  const all = parts.reduce((sum, part) => sum + part.count, 0);
  const most = mostCommon(parts);
  return (
    <Card
      title={
        most === null
          ? t('summary.levels')
          : t('common.levelsFinding', { ...most, level: name(most.level.name) })
      }
      note={`${t('summary.levelsNote', { count: all })} · ${t('summary.mean')} ${pointsText(data.whole.mean, locale)}`}
    >
      {all === 0 ? (
        <p className={css.muted}>{t('summary.noLevels')}</p>
      ) : (
        <>
          <DistributionBar parts={parts} />
          <ul className={css.levels}>
            {parts.map(({ level, count }) => (
              <li key={level.key}>
                <LevelBadge level={level} />
                {count === 0 ? (
                  <span className={css.muted}>0</span>
                ) : (
                  <AppLink
                    to={paths.unit(data.unit.id)}
                    search={{ tuan: weekInPath(data.week), loc: `muc-${level.key}` }}
                  >
                    {count}
                    <span className={css.hidden}> {name(level.name)}</span>
                  </AppLink>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

type UnitRow = Summary['units'][number];

interface OpensProps {
  readonly row: UnitRow;
  readonly tuan: string;
  readonly count: number;
  readonly loc: string;
  /** What the figure counts, for whoever hears the link alone. */
  readonly words: string;
  readonly shown?: string;
}

/** A figure of a unit; opens its list unless nothing is in it. */
function UnitFigure({ row, tuan, count, loc, words, shown = `${count}` }: OpensProps) {
  if (count === 0) return <span className={css.muted}>{shown}</span>;
  return (
    <AppLink to={paths.unit(row.unit.id)} search={{ tuan, loc, rieng: 1 }}>
      {shown}
      <span className={css.hidden}>
        : {words}, {row.unit.name}
      </span>
    </AppLink>
  );
}

function useUnitColumns(data: Summary): readonly Column<UnitRow>[] {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const tuan = weekInPath(data.week);
  const column = (
    id: string,
    words: string,
    of: (row: UnitRow) => Pick<OpensProps, 'count' | 'loc' | 'shown'>,
  ) => ({
    ...{ id, header: words, numeric: true },
    cell: (row: UnitRow) => <UnitFigure row={row} tuan={tuan} words={words} {...of(row)} />,
  });
  return [
    {
      id: 'unit',
      header: t('summary.unit'),
      phone: 'head',
      cell: ({ unit }) => (
        <AppLink to={paths.unit(unit.id)} search={{ tuan }} className={css.name}>
          {unit.name}
        </AppLink>
      ),
    },
    column('people', t('summary.people'), ({ counts }) => ({ count: counts.people, loc: 'everybody' })),
    column('done', t('summary.doneShare'), (row) => ({
      ...{ count: doneOf(row).done, loc: 'decided', shown: t('summary.doneOf', doneOf(row)) },
    })),
    column('late', t('summary.late'), ({ counts }) => ({ count: counts.late, loc: 'late' })),
    ...shortLevels(data.levels).map(({ key, name: of }) =>
      column(key, name(of), ({ levels }) => ({ count: levels[key] ?? 0, loc: `muc-${key}` })),
    ),
    column('mean', t('summary.mean'), ({ mean }) => ({
      ...{ count: mean === null ? 0 : 1, loc: 'decided', shown: pointsText(mean, locale) },
    })),
    ...(data.units.some(({ own }) => own !== null)
      ? [
          {
            id: 'own',
            header: t('summary.own'),
            cell: (row: UnitRow) => <OwnReport row={row} week={data.week} />,
          },
        ]
      : []),
  ];
}

/** State of the unit's own report, its level once decided; opens it. */
function OwnReport({ row: { own, unit }, week }: { readonly row: UnitRow; readonly week: string }) {
  const { t, find } = useTexts();
  if (own === null) return <span className={css.muted}>–</span>;
  const state = own.counted ? find(`summary.stage.${own.state}`) : t('summary.notCounted');
  return (
    <>
      <AppLink to={paths.periodRecord(week, own.evaluationId)}>
        {state}
        <span className={css.hidden}>
          : {t('summary.own')}, {unit.name}
        </span>
      </AppLink>
      {own.level && <LevelBadge level={own.level} />}
    </>
  );
}

/** Every unit with its people, results and levels; the lines add up to the whole. */
export function Units({ data }: Props) {
  const { t } = useTexts();
  const columns = useUnitColumns(data);
  return (
    <Card flush title={t('summary.sheet.units')} note={t('summary.unitsNote', { count: data.units.length })}>
      <DataTable
        caption={t('summary.sheet.units')}
        columns={columns}
        rows={data.units}
        rowKey={({ unit }) => unit.id}
      />
    </Card>
  );
}
