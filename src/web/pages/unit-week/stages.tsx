import { AppLink } from '../../parts/app-link.tsx';
import { classNames } from '../../parts/class-names.ts';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useTexts } from '../../texts.tsx';
import { holdersOf, progressOf, type Shown, STAGES, shownInAddress, type UnitWeek } from './figures.ts';
import css from './unit-week.module.css';

/** Names said under a figure; the list behind it has them all. */
const MOST_NAMES = 2;

/** Address of the list behind a figure of this page, or of a unit under it. */
export function figureLink(data: UnitWeek, shown: Shown, unit = data.unit.id) {
  return {
    to: paths.unit(unit),
    search: { tuan: weekInPath(data.week.week), loc: shownInAddress(shown) },
    distinct: true,
  };
}

/** The road of the week as figures: how many at which step, and who has them; each figure opens its list. */
export function Stages({ data, shown }: { readonly data: UnitWeek; readonly shown: Shown }) {
  const { t } = useTexts();
  const { counts } = data;
  const { done, all } = progressOf(counts);
  const stages = STAGES.filter((stage) => stage !== 'returned' || counts.returned > 0);
  return (
    <section aria-labelledby="unit-stages" className={css.stages}>
      <div className={css.stagesHead}>
        <h2 id="unit-stages">
          {done === 0 ? (
            t('unit.progress', { done, all })
          ) : (
            <AppLink {...figureLink(data, { kind: 'mark', mark: 'decided' })}>
              {t('unit.progress', { done, all })}
            </AppLink>
          )}
        </h2>
        <Marks data={data} shown={shown} />
      </div>
      <ol className={css.tiles}>
        {stages.map((stage) => {
          const holders = holdersOf(data.people, stage);
          const names = holders
            .slice(0, MOST_NAMES)
            .map(({ name, count }) => t('unit.holder', { name, count }));
          const here = shown.kind === 'stage' && shown.stage === stage;
          return (
            <li
              key={stage}
              className={classNames(css.tile, here && css.here, counts[stage] === 0 && css.zero)}
            >
              <span className={css.number}>{counts[stage]}</span>
              {counts[stage] === 0 ? (
                <span className={css.tileName}>{t(`unit.stage.${stage}`)}</span>
              ) : (
                <AppLink
                  {...figureLink(data, { kind: 'stage', stage })}
                  className={css.tileLink}
                  current={here}
                >
                  {t(`unit.stage.${stage}`)}
                </AppLink>
              )}
              {names.length > 0 && stage !== 'open' && (
                <span className={css.holders}>
                  {names.join(', ')}{' '}
                  {holders.length > MOST_NAMES &&
                    t('unit.moreHolders', { count: holders.length - MOST_NAMES })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Marks({ data, shown }: { readonly data: UnitWeek; readonly shown: Shown }) {
  const { t } = useTexts();
  const { late, notCounted, nobody, people } = data.counts;
  const on = (mark: string) => shown.kind === 'mark' && shown.mark === mark;
  return (
    <p className={css.marks}>
      <AppLink {...figureLink(data, { kind: 'mark', mark: 'everybody' })} current={on('everybody')}>
        {t('unit.people', { count: people })}
      </AppLink>
      {late > 0 && (
        <AppLink {...figureLink(data, { kind: 'mark', mark: 'late' })} current={on('late')}>
          {t('unit.late', { count: late })}
        </AppLink>
      )}
      {notCounted > 0 && (
        <AppLink {...figureLink(data, { kind: 'mark', mark: 'not-counted' })} current={on('not-counted')}>
          {t('unit.notCounted', { count: notCounted })}
        </AppLink>
      )}
      {nobody > 0 && (
        <AppLink to={paths.postMap} search={{ 'don-vi': data.unit.id }}>
          {t('unit.nobody', { count: nobody })}
        </AppLink>
      )}
    </p>
  );
}
