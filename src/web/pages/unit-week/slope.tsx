// Self-assessment, manager and result of each person as a line through three columns: grey unless the level changed.
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { pointsText } from '../../parts/points.ts';
import { Twin } from '../../parts/twin.tsx';
import { useBoxWidth } from '../../parts/use-box-width.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { type SlopeLine, slopeLines, spread } from './slope-lines.ts';
import css from './unit-week.module.css';

const PLOT = { widest: 704, height: 240, left: 44, top: 22, bottom: 8 };
/** For the names of people whose level changed: no more of the picture than the lines need. */
const NAMES = { least: 108, share: 0.28 };
const NARROWEST = 264;
const STAGES = ['self', 'scorer', 'final'] as const;
/** Points between two names, so that none covers another. */
const LINE_HEIGHT = 13;

interface Props {
  readonly people: readonly EvaluationItem[];
  readonly rulebook: Rulebook;
}

export function Slope({ people, rulebook }: Props) {
  const { t } = useTexts();
  const lines = slopeLines(people);
  if (people.length === 0) return null;
  if (lines.length === 0)
    return (
      <Card title={t('unit.slope.none')}>
        <p className={css.muted}>{t('unit.slope.noneHint')}</p>
      </Card>
    );
  const moved = lines.filter((one) => one.moved).length;
  return (
    <Card title={t('unit.slope.title', { moved, all: lines.length })} note={t('unit.slope.note')}>
      <Plot lines={lines} label={t('unit.slope.text', { moved, all: lines.length })} />
      <Twin summary={t('unit.slope.table')}>
        <SlopeTable lines={lines} rulebook={rulebook} />
      </Twin>
    </Card>
  );
}

function Plot({ lines, label }: { readonly lines: readonly SlopeLine[]; readonly label: string }) {
  const { t } = useTexts();
  const measured = useBoxWidth(NARROWEST);
  const width = Math.min(PLOT.widest, measured.width);
  const right = width - Math.max(NAMES.least, width * NAMES.share);
  const columns = [PLOT.left, (PLOT.left + right) / 2, right] as const;
  const { low, high } = spread(lines);
  const inner = PLOT.height - PLOT.top - PLOT.bottom;
  const y = (points: number) => PLOT.top + (1 - (points - low) / Math.max(1, high - low)) * inner;
  const names = placed(
    lines.filter((one) => one.moved).map((one) => ({ name: one.name, y: y(one.totals[2]) })),
  );
  return (
    <div ref={measured.box} className={css.slope}>
      <svg
        width={width}
        height={PLOT.height}
        viewBox={`0 0 ${width} ${PLOT.height}`}
        role="img"
        aria-label={label}
      >
        {STAGES.map((stage, at) => (
          <g key={stage}>
            <line
              className={css.slopeAxis}
              x1={columns[at]}
              x2={columns[at]}
              y1={PLOT.top}
              y2={PLOT.height - PLOT.bottom}
            />
            <text className={css.slopeHead} x={columns[at]} y={12} textAnchor="middle">
              {t(`unit.slope.${stage}`)}
            </text>
          </g>
        ))}
        {lines
          .toSorted((a, b) => Number(a.moved) - Number(b.moved))
          .map((one) => (
            <polyline
              key={one.id}
              className={one.moved ? css.slopeMoved : css.slopeLine}
              points={one.totals.map((points, at) => `${columns[at]},${y(points)}`).join(' ')}
            />
          ))}
        {names.map((one) => (
          <text key={one.name} className={css.slopeName} x={columns[2] + 8} y={one.y + 4}>
            {one.name}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Names from top to bottom, pushed apart where they would cover each other. */
function placed(names: readonly { readonly name: string; readonly y: number }[]) {
  let last = Number.NEGATIVE_INFINITY;
  return names
    .toSorted((a, b) => a.y - b.y)
    .map((one) => {
      last = Math.max(one.y, last + LINE_HEIGHT);
      return { ...one, y: last };
    });
}

function SlopeTable({
  lines,
  rulebook,
}: {
  readonly lines: readonly SlopeLine[];
  readonly rulebook: Rulebook;
}) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const levelName = (key: string | null) => {
    const level = rulebook.levels.find((one) => one.key === key);
    return level === undefined ? '' : words(level.name);
  };
  return (
    <DataTable
      caption={t('unit.slope.table')}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', header: t('unit.slope.person'), phone: 'head', cell: ({ name }) => name },
        ...STAGES.map((stage, at) => ({
          id: stage,
          header: t(`unit.slope.${stage}`),
          numeric: true,
          cell: ({ totals, levels }: SlopeLine) =>
            `${pointsText(totals[at] ?? 0, locale)} ${levelName(levels[at] ?? null)}`,
        })),
      ]}
    />
  );
}
