import { useBilingual, useTexts } from '../texts.tsx';
import { bandOf, type LevelBand, risingBands, shareOf } from './bands.ts';
import { classNames } from './class-names.ts';
import css from './level-line.module.css';
import { levelLook } from './level-mark.tsx';
import { pointsText } from './points.ts';

export interface LevelLineProps {
  readonly bands: readonly LevelBand[];
  /** Most points that can be had, in hundredths. */
  readonly max: number;
  /** null when the total cannot be computed: the marker is not drawn. */
  readonly value: number | null;
}

/** All bands on one line with a marker at the value. */
export function LevelLine({ bands, max, value }: LevelLineProps) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const rising = risingBands(bands);
  const here = value === null ? null : bandOf(bands, value);
  const words = rising
    .map((band) =>
      t('common.levelBand', {
        level: name(band.name),
        from: pointsText(band.from.value, locale),
        to: pointsText(band.to.value, locale),
      }),
    )
    .join('; ');
  const label = t('common.levelLine', {
    value: pointsText(value, locale),
    level: here ? name(here.name) : t('common.levelUnknown'),
    bands: words,
  });
  return (
    <div className={css.line} role="img" aria-label={label}>
      <div className={css.track}>
        {rising.map((band) => (
          <div
            key={band.key}
            className={classNames(css.band, css[`look${levelLook(band.order)}`], band === here && css.here)}
            style={{ flexGrow: shareOf(band.to.value - band.from.value, max) }}
          />
        ))}
      </div>
      {value !== null && <div className={css.marker} style={{ left: `${shareOf(value, max) * 100}%` }} />}
      <div className={css.bounds} aria-hidden="true">
        {rising.slice(1).map((band) => (
          <span key={band.key} style={{ left: `${shareOf(band.from.value, max) * 100}%` }}>
            {pointsText(band.from.value, locale)}
          </span>
        ))}
      </div>
    </div>
  );
}
