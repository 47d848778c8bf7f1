// Forms of past weeks: many files rehearsed side by side, every doubt settled or left out, then taken over in one step.
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { Earlier } from './earlier.tsx';
import { Forms } from './forms.tsx';
import css from './past-weeks.module.css';
import { PickFiles } from './pick-files.tsx';
import { useRehearsal } from './use-rehearsal.ts';

export function PastWeeksPage() {
  const { t } = useTexts();
  const toast = useToast();
  const rehearsal = useRehearsal((count) => toast({ text: t('pastWeeks.applied', { count }) }));
  const { files, forms, error, reading, start } = rehearsal;
  return (
    <>
      <PageHeader title={t('pastWeeks.title')} lead={t('pastWeeks.lead')} />
      <div className={css.page}>
        {forms === null && (
          <Card title={t('pastWeeks.new')}>
            {reading ? (
              <>
                <p role="status">{t('pastWeeks.reading', { count: files.length })}</p>
                <Skeleton lines={4} />
              </>
            ) : (
              <PickFiles onFiles={start} />
            )}
          </Card>
        )}
        {error ? <ErrorState error={error} kept /> : null}
        {forms !== null && <Forms forms={forms} rehearsal={rehearsal} />}
        {forms === null && <Earlier />}
      </div>
    </>
  );
}
