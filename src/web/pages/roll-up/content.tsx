import type { Texts } from '../../../text/index.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DistributionBar } from '../../parts/distribution-bar.tsx';
import { LevelTwin } from '../../parts/level-twin.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { QuotaLine } from '../../review/quota-line.tsx';
import { Parts, Result } from '../../review/roll-up-standing.tsx';
import { useTexts } from '../../texts.tsx';
import { Frozen } from './frozen.tsx';
import { levelCount, partsOf } from './levels.ts';
import { OpenLevels } from './open-levels.tsx';
import { People } from './people.tsx';
import css from './roll-up.module.css';
import type { Figures, Regime, RollUp } from './shapes.ts';
import { Units } from './units.tsx';

type OwnLine = NonNullable<RollUp['result']>;

interface Props {
  readonly data: RollUp;
  readonly regime: Regime;
  readonly figures: Figures;
}

export function Content({ data, regime, figures }: Props) {
  const { t } = useTexts();
  const isEvidence = data.people.some((one) => one.how === 'evidence') || levelCount(figures) === 0;
  return (
    <div className={css.page}>
      <QuotaLine period={data.period} regime={regime.regime} />
      <OpenLevels data={data} regime={regime} />
      {data.result && <OwnResult data={data} regime={regime} result={data.result} />}
      {figures.members > 0 && <Tiles figures={figures} />}
      <Why data={data} regime={regime} figures={figures} />
      {isEvidence ? (
        <p className={css.evidence}>{t('rollUp.evidence')}</p>
      ) : (
        <Levels regime={regime} figures={figures} />
      )}
      {data.children.length > 0 && <Units data={data} regime={regime} />}
      {(data.people.length > 0 || (data.children.length === 0 && data.result === null)) && (
        <People data={data} regime={regime} />
      )}
      <Frozen data={data} regime={regime} />
    </div>
  );
}

/** What the unit itself has, beside what its people have. */
function OwnResult({ data, regime, result }: Omit<Props, 'figures'> & { readonly result: OwnLine }) {
  const { t } = useTexts();
  if (data.unit === null) return null;
  return (
    <Card title={t('rollUp.own')} note={t('rollUp.ownNote')}>
      <Result
        line={result}
        levels={regime.levels}
        why={paths.whyPeriod('unit', data.unit.id, data.period, regime.regime)}
      />
      <Parts line={result} levels={regime.levels} />
    </Card>
  );
}

/** The mean with its exact value to open, and the three counts that say how whole it is. */
function Tiles({ figures }: { readonly figures: Figures }) {
  const { t, locale } = useTexts();
  const tiles = [
    { name: t('rollUp.people'), value: figures.members },
    { name: t('rollUp.counted'), value: figures.counted },
    { name: t('rollUp.missing'), value: figures.missing },
    { name: t('rollUp.notCounted'), value: figures.notCounted },
  ];
  return (
    <dl className={css.tiles}>
      <div className={css.tile}>
        <dt>{t('rollUp.mean')}</dt>
        <dd className={css.number}>{pointsText(figures.mean?.shown ?? null, locale)}</dd>
        {figures.mean && (
          <dd className={css.muted}>
            <ExactMean exact={figures.mean.exact} />
          </dd>
        )}
      </div>
      {tiles.map((tile) => (
        <div key={tile.name} className={css.tile}>
          <dt>{tile.name}</dt>
          <dd className={css.number}>{tile.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How the mean of a unit arises: whose results are in it, and that nobody without one counts as zero. */
function Why({ data, regime, figures }: Props) {
  const { t } = useTexts();
  if (figures.mean === null) return null;
  const below = data.children.reduce((sum, child) => sum + child.figures.counted, 0);
  const { counted, missing, notCounted } = figures;
  return (
    <Card title={t('rollUp.why')}>
      <ul className={css.why}>
        <li>{t('rollUp.whyMean', { counted, own: counted - below, below, units: data.children.length })}</li>
        <li>{t('rollUp.whyPerson')}</li>
        <li>{t('rollUp.whyMissing', { missing, notCounted })}</li>
      </ul>
      {data.unit && (
        <AppLink to={paths.whyPeriod('unit', data.unit.id, data.period, regime.regime)}>
          {t('rollUp.whyUnit')}
        </AppLink>
      )}
    </Card>
  );
}

/** Means of many people may be fractions of thirty digits: those are opened, not shown at once. */
function ExactMean({ exact }: { readonly exact: string }) {
  const { t } = useTexts();
  const text = t('rollUp.meanExact', { exact });
  if (exact.length <= 16) return text;
  return (
    <details>
      <summary>{t('rollUp.meanExactOpen')}</summary>
      {text}
    </details>
  );
}

/** The finding as title: how many stand on the two highest levels. */
function finding(t: Texts['t'], regime: Regime, figures: Figures): string {
  const high = partsOf(regime, figures).filter(({ level }) => level.order <= 2);
  return t('rollUp.levelsFinding', {
    count: levelCount(figures),
    share: high.reduce((sum, part) => sum + part.count, 0),
  });
}

function Levels({ regime, figures }: { readonly regime: Regime; readonly figures: Figures }) {
  const { t } = useTexts();
  return (
    <Card title={finding(t, regime, figures)} note={t('rollUp.levels')}>
      <DistributionBar parts={partsOf(regime, figures)} />
      <LevelTwin
        summary={t('rollUp.asTable')}
        caption={t('rollUp.levels')}
        head={t('rollUp.level')}
        levels={regime.levels}
        sides={[{ name: t('rollUp.results'), counts: figures.levels }]}
      />
    </Card>
  );
}
