import { figuresOfWork } from '../../../domain/work/position-figures.ts';
import type { Assumptions } from '../../../domain/work/staffing.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import { perDayText, type Statistics } from './shapes.ts';
import css from './staffing.module.css';
import { useHere } from './use-here.ts';

const TONES = 4;

interface Props {
  readonly data: Statistics;
  readonly assumptions: Assumptions;
}

/** Each unit as a box: width by people, tone by standard hours per day held; the name opens the unit. */
export function UnitMap({ data, assumptions }: Props) {
  const { t, locale } = useTexts();
  const here = useHere();
  const full = assumptions.minutesPerDay * assumptions.mostProductive;
  const boxes = data.units
    .map((unit) => ({
      unit,
      figures: figuresOfWork(
        data.lines.filter((one) => one.unitId === unit.id),
        data.holders.filter((one) => one.unitId === unit.id),
      ),
    }))
    .filter(({ figures }) => figures.people > 0);
  const heaviest = boxes.toSorted((a, b) => (b.figures.perDay ?? 0) - (a.figures.perDay ?? 0))[0];
  if (heaviest === undefined || heaviest.figures.standard === 0)
    return (
      <Card title={t('staffing.unitsEmpty')}>
        <p className={css.muted}>{t('staffing.unitsText')}</p>
      </Card>
    );
  const tone = (perDay: number) => Math.min(TONES, Math.ceil((perDay * TONES) / full));
  return (
    <Card title={t('staffing.unitsTitle', { unit: heaviest.unit.name })} note={t('staffing.unitsText')}>
      <ul className={css.map}>
        {boxes.map(({ unit, figures }) => (
          <li
            key={unit.id}
            className={css.box}
            data-tone={tone(figures.perDay ?? 0)}
            data-wide={figures.people > 9}
          >
            <AppLink to={paths.staffing} search={{ ...here, 'don-vi': unit.id }}>
              {unit.name}
            </AppLink>
            <span>
              {t('staffing.unitsHint', {
                people: figures.people,
                hours: perDayText(figures.perDay, locale),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
