// Talks the regulation proposes: which wait for a decision, for their day, for an answer, and what is still to be done.
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SelectField } from '../../parts/text-field.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { States } from './states.tsx';
import { SHOWN, type TalkItem, type Talks, weekList } from './talk-view.ts';
import css from './talks.module.css';

export function TalksPage() {
  const { t } = useTexts();
  const [state] = useSearchChoice('xem', SHOWN);
  const [mine] = useSearchChoice('cua', ['tat-ca', 'toi']);
  const query = { state, ...(mine === 'toi' ? { mine: 'yes' as const } : {}) };
  const { data, error, refetch } = useRead(ROUTES.talks, { query });
  return (
    <>
      <PageHeader title={t('talks.title')} lead={t('talks.lead')} />
      <Filters />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && (
        <div className={css.page}>
          {data.measures.length > 0 && <Measures data={data} />}
          <Card title={t('talks.count', { count: data.items.length })}>
            <Items data={data} />
          </Card>
        </div>
      )}
    </>
  );
}

function Filters() {
  const { t } = useTexts();
  const [state, setState] = useSearchChoice('xem', SHOWN);
  const [mine, setMine] = useSearchChoice('cua', ['tat-ca', 'toi']);
  return (
    <div className={css.filters}>
      <SelectField
        label={t('talks.show')}
        value={state}
        onChange={(next) => setState(SHOWN.find((one) => one === next) ?? 'live')}
        options={SHOWN.map((one) => ({ value: one, label: t(`talks.state.${one}`) }))}
      />
      <CheckField
        label={t('talks.mine')}
        checked={mine === 'toi'}
        onChange={(on) => setMine(on ? 'toi' : 'tat-ca')}
      />
    </div>
  );
}

/** What I am to do, agreed in a talk with me or with somebody else. */
function Measures({ data }: { readonly data: Talks }) {
  const { t } = useTexts();
  return (
    <Card title={t('talks.owed')}>
      <div className={css.page}>
        <p className={css.muted}>{t('talks.owedHint')}</p>
        <ul className={css.items}>
          {data.measures.map(({ talk, no, text, due, overdue, opens }) => (
            <li key={`${talk} ${no}`} className={css.item}>
              <p>{text ?? t('talks.erased')}</p>
              <div className={css.marks}>
                <span className={css.muted}>{t('talks.owedBy', { date: formatDate(due) })}</span>
                {overdue && <span className={css.late}>{t('talks.overdue')}</span>}
                {opens && <AppLink to={paths.talk(talk)}>{t('talks.number', { id: talk })}</AppLink>}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function Items({ data }: { readonly data: Talks }) {
  const { t } = useTexts();
  const [rows, more] = useShowMore(data.items, 30);
  if (data.items.length === 0)
    return (
      <EmptyState icon="check" title={t('talks.empty')}>
        <p>{t('talks.emptyHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <ul className={css.items}>
        {rows.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Item({ item }: { readonly item: TalkItem }) {
  const { t } = useTexts();
  const name = useBilingual();
  const { all, open } = item.measureCounts;
  return (
    <li className={css.item}>
      <div className={css.marks}>
        <AppLink to={paths.talk(item.id)}>
          <strong>{item.person.name}</strong>
        </AppLink>
        <States state={item.state} answer={item.answer} />
        {item.overdue && <span className={css.late}>{t('talks.overdue')}</span>}
      </div>
      <p>
        {name(item.trigger.name)}. {t('talks.weeks', { weeks: weekList(item.weekKeys) })}
      </p>
      <p className={css.muted}>
        {[
          item.unit.name,
          t('talks.number', { id: item.id }),
          item.state === 'proposed' && t('talks.due', { date: formatDate(item.due) }),
          item.state === 'accepted' &&
            item.plannedOn !== null &&
            t('talks.plannedOn', { date: formatDate(item.plannedOn) }),
          item.heldOn !== null && t('talks.heldOn', { date: formatDate(item.heldOn) }),
          open > 0 && t('talks.open', { open, all }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
