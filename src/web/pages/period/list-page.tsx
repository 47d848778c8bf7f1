// One period: own records, work to score or approve, a unit's records with how far they are.
import { useParams } from '@tanstack/react-router';
import { isWeekKey } from '../../../domain/period/week.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { paths } from '../../paths.ts';
import { periodFromPath } from '../../place.ts';
import { QuotaLines } from '../../review/quota-line.tsx';
import { useSearchChoice } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { periodInside } from './period-words.ts';
import { PARTS, type Part, Records } from './records.tsx';

export function PeriodListPage() {
  const texts = useTexts();
  const { t } = texts;
  const params = useParams({ strict: false });
  const period = periodFromPath(String(params.period ?? ''));
  const { homeUnit } = useSession();
  const [part, setPart] = useSearchChoice<Part>('phan', PARTS);
  if (period === null) return <EmptyState isPage icon="search" title={t('period.noSuch')} />;
  // Of weeks only those of units stand here: people's have pages of their own.
  const ofUnits = isWeekKey(period);
  return (
    <>
      <PageHeader
        title={t('period.title', { period: periodInside(period, texts) })}
        lead={ofUnits && t('period.unitWeeks')}
      />
      {!ofUnits && <QuotaLines period={period} />}
      <Tabs
        label={t('period.parts')}
        value={part}
        tabs={PARTS.map((value) => ({ value, label: t(`period.part.${value}`) }))}
        onChange={setPart}
      >
        {part === 'approve' && !ofUnits && (
          <p className={css.marks}>
            <AppLink to={paths.periodApprove(period)}>{t('period.openApprove')}</AppLink>{' '}
            <AppLink to={paths.periodSteps(period)}>{t('period.openSteps')}</AppLink>
          </p>
        )}
        {part === 'unit' && !ofUnits && homeUnit !== null && (
          <p className={css.marks}>
            <AppLink to={paths.unitPeriod(period, homeUnit)}>{t('period.openUnit')}</AppLink>
          </p>
        )}
        <Records key={`${period} ${part}`} period={period} part={part} />
      </Tabs>
    </>
  );
}
