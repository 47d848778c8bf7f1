import type { Assumptions } from '../../../domain/work/staffing.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Twin } from '../../parts/twin.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import { useWide } from '../../use-wide.ts';
import { perDayText, type Statistics } from './shapes.ts';
import css from './staffing.module.css';
import { treemap } from './treemap.ts';
import { type UnitLoad, unitLoads } from './unit-loads.ts';
import { useHere } from './use-here.ts';

/** Width for a height of 1, beside other cards and on a phone. */
const SHAPE = { wide: 3, narrow: 0.9 };
/** Below this share of the whole, in per cent of an edge, a name does not fit: the hint of the box and the table have it. */
const LEAST = { width: 14, height: 12 };

interface Props {
  readonly data: Statistics;
  readonly assumptions: Assumptions;
}

/** Each unit as a box: area by people, strength of colour by standard hours per day held; the name opens the unit. */
export function UnitMap({ data, assumptions }: Props) {
  const { t } = useTexts();
  const loads = unitLoads(data);
  const norm = {
    least: assumptions.minutesPerDay * assumptions.leastProductive,
    most: assumptions.minutesPerDay * assumptions.mostProductive,
  };
  const heaviest = loads
    .filter(({ perDay }) => perDay)
    .toSorted((a, b) => (b.perDay ?? 0) - (a.perDay ?? 0))[0];
  if (loads.length === 0)
    return (
      <Card title={t('staffing.unitsEmpty')}>
        <p className={css.muted}>{t('staffing.unitsText')}</p>
      </Card>
    );
  // One box has nothing to stand beside: what it says stands in the table of positions.
  if (loads.length === 1) return null;
  const title =
    heaviest === undefined ? t('staffing.unitsFew') : t('staffing.unitsTitle', { unit: heaviest.unit.name });
  return (
    <Card title={title} note={t('staffing.unitsText')}>
      <Boxes loads={loads} norm={norm} title={title} />
      <p className={css.muted}>{t('staffing.unitsTones')}</p>
      <Twin summary={t('staffing.asTable')}>
        <LoadTable loads={loads} />
      </Twin>
    </Card>
  );
}

/** Hundredths of a minute per day that can go into products. */
interface Norm {
  readonly least: number;
  readonly most: number;
}

/** Below half of the norm, below it, within it, above it: only what is too much stands out. 0 where nothing is told. */
function toneOf(perDay: number | null, { least, most }: Norm): number {
  if (perDay === null) return 0;
  return 1 + [least / 2, least, most].filter((bound) => perDay > bound).length;
}

interface BoxesProps {
  readonly loads: readonly UnitLoad[];
  readonly norm: Norm;
  readonly title: string;
}

function Boxes({ loads, norm, title }: BoxesProps) {
  const { t } = useTexts();
  const here = useHere();
  const words = useLoadWords();
  const wide = useWide();
  const boxes = treemap(loads, ({ people }) => people, wide ? SHAPE.wide : SHAPE.narrow);
  return (
    <ul
      className={css.map}
      data-shape={wide ? 'wide' : 'narrow'}
      aria-label={t('staffing.unitsLabel', { title })}
    >
      {boxes.map(({ of, ...box }) => {
        const fits = box.width >= LEAST.width * (wide ? 1 : 2) && box.height >= LEAST.height;
        const said = `${of.unit.name}: ${words(of)}`;
        return (
          <li
            key={of.unit.id}
            className={css.box}
            data-tone={toneOf(of.perDay, norm)}
            title={said}
            style={{
              ...{ left: `${box.left}%`, top: `${box.top}%` },
              ...{ width: `${box.width}%`, height: `${box.height}%` },
            }}
          >
            <AppLink to={paths.staffing} search={{ ...here, 'don-vi': of.unit.id }} className={css.boxLink}>
              {fits ? (
                <>
                  <strong>{of.unit.name}</strong>
                  <span>{words(of)}</span>
                </>
              ) : (
                <span className={css.hidden}>{said}</span>
              )}
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
}

function useLoadWords() {
  const { t, locale } = useTexts();
  return ({ people, few, perDay }: UnitLoad) =>
    few
      ? t('staffing.unitsHidden', { people })
      : t('staffing.unitsHint', { people, hours: perDayText(perDay, locale) });
}

function LoadTable({ loads }: { readonly loads: readonly UnitLoad[] }) {
  const { t, locale } = useTexts();
  const here = useHere();
  return (
    <DataTable
      caption={t('staffing.unitsText')}
      rows={loads}
      rowKey={({ unit }) => unit.id}
      columns={[
        {
          id: 'unit',
          header: t('staffing.unitsCol.unit'),
          phone: 'head',
          cell: ({ unit }) => (
            <AppLink to={paths.staffing} search={{ ...here, 'don-vi': unit.id }}>
              {unit.name}
            </AppLink>
          ),
        },
        { id: 'people', header: t('staffing.unitsCol.people'), numeric: true, cell: ({ people }) => people },
        {
          id: 'hours',
          header: t('staffing.unitsCol.hours'),
          numeric: true,
          cell: ({ few, perDay }) => (few ? t('staffing.unitsCol.few') : perDayText(perDay, locale)),
        },
      ]}
    />
  );
}
