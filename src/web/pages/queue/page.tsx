// Everything one owes, weeks and longer periods in one list, overdue first; each line opens the very step.

import { dutyKey, dutyPlace } from '../../../contract/duty-place.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { countOf, type Duty } from '../../../domain/duty.ts';
import { weekParts } from '../../../text/format.ts';
import { dutyCount, dutyLabel, dutyOf } from '../../duty-words.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { FILTERS, type Filter, fits } from './duties.ts';
import css from './queue.module.css';

export function QueuePage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.today, {});
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        above={data && t('queue.count', { count: data.waiting })}
        lead={t('queue.lead')}
      />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && <Content duties={data.duties} />}
    </>
  );
}

function Content({ duties }: { readonly duties: readonly Duty[] }) {
  const [filter, setFilter] = useSearchChoice('loai', FILTERS);
  const shown = duties.filter((duty) => fits(duty, filter));
  const kinds = FILTERS.filter((one) => one !== 'tat-ca' && duties.some((duty) => fits(duty, one)));
  return (
    <div className={css.page}>
      {kinds.length > 1 && <Kinds {...{ duties, kinds, filter, setFilter }} />}
      <Card flush>
        {shown.length === 0 ? (
          <Nothing filtered={duties.length > 0} onAll={() => setFilter('tat-ca')} />
        ) : (
          <ol className={css.list}>
            {shown.map((duty) => (
              <DutyRow key={dutyKey(duty)} duty={duty} />
            ))}
          </ol>
        )}
      </Card>
    </div>
  );
}

interface KindsProps {
  readonly duties: readonly Duty[];
  readonly kinds: readonly Filter[];
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
}

function Kinds({ duties, kinds, filter, setFilter }: KindsProps) {
  const { t } = useTexts();
  const options = (['tat-ca', ...kinds] as const).map((value) => ({
    value,
    label: t(`queue.filter.${value}`),
    count: countOf(duties.filter((duty) => fits(duty, value))),
  }));
  return (
    <div>
      <Segmented label={t('queue.filter')} value={filter} options={options} onChange={setFilter} />
    </div>
  );
}

function Nothing({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  if (filtered) {
    return (
      <EmptyState
        icon="search"
        title={t('queue.noneOfKind')}
        actions={<Button onClick={onAll}>{t('queue.showAll')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon="check"
      title={t('queue.empty')}
      actions={
        <ButtonLink to={paths.today}>{t('queue.goMine', { week: weekParts(currentWeek).week })}</ButtonLink>
      }
    >
      <p>{t('queue.emptyHint')}</p>
    </EmptyState>
  );
}

const ICONS: Readonly<Record<Duty['kind'], IconName>> = {
  submit: 'edit',
  returned: 'edit',
  score: 'users',
  approve: 'check',
  decide: 'users',
  'view-dissent': 'eye',
  close: 'lock',
  'agree-reopen': 'undo',
  'work-returned': 'edit',
  'work-approve': 'check',
  'work-accept': 'check',
  'work-excuse': 'check',
  'work-due': 'calendar',
  talk: 'users',
  'talk-answer': 'edit',
  step: 'edit',
  'open-level': 'check',
  difficulty: 'edit',
  measure: 'clock',
  'rulebook-decide': 'check',
  'reading-confirm': 'check',
  'import-agree': 'check',
  'catalogue-decide': 'check',
};

/** One line: what, of which week and unit, how many, until when. The whole line is the link. */
function DutyRow({ duty }: { readonly duty: Duty }) {
  const texts = useTexts();
  const { t } = texts;
  const { tenant } = useSession();
  const { kind, due, overdue } = duty;
  return (
    <li className={classNames(css.row, overdue && css.overdue)}>
      <span className={css.icon}>
        <Icon name={ICONS[kind]} size={22} />
      </span>
      <span className={css.words}>
        <AppLink {...dutyPlace(duty)} className={css.link}>
          {dutyLabel(duty, texts)}
        </AppLink>
        <span className={css.muted}>{dutyOf(duty, texts) ?? t(`queue.does.${kind}`)}</span>
      </span>
      <span className={css.due}>
        {due && <DeadlineChip due={due} zone={tenant.zone} />}
        {!due && overdue && <span className={css.late}>{t('today.overdue')}</span>}
      </span>
      <span className={css.count}>{dutyCount(duty, texts)}</span>
      <span className={css.go}>
        <Icon name="right" size={18} />
      </span>
    </li>
  );
}
