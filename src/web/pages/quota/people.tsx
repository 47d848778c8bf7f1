import type { QuotaView } from '../../../contract/quotas.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { pointsText } from '../../parts/points.ts';
import { useShowMore } from '../../parts/show-more.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { Warnings } from '../../review/warnings.tsx';
import { useTexts } from '../../texts.tsx';
import css from './quota.module.css';
import { Earlier, Said } from './said.tsx';
import { SettleButton, Settled } from './settle.tsx';
import type { OrganProps, Person } from './shapes.ts';

/** The record where the period has one; else why the mean is what it is. */
function placeOf({ period, regime }: QuotaView, { evaluationId, person }: Person): string {
  return evaluationId === null
    ? paths.whyPeriod('person', person.id, period, regime ?? '')
    : paths.periodRecord(period, evaluationId);
}

/** Those on both sides of the last place, each group of similar duties by itself, with what the choice rests on. */
export function Border(props: OrganProps) {
  const { t, find } = useTexts();
  const cases = props.organ.people.filter(({ edge }) => edge === 'border');
  return (
    <Card title={t('quota.border')}>
      <p className={css.muted}>{t(cases.length === 0 ? 'quota.borderNone' : 'quota.borderHint')}</p>
      {[...Map.groupBy(cases, ({ group }) => group)].map(([group, of]) => (
        <section key={group} className={css.group}>
          <h3>{find(`quota.scope.${group}`) ?? group}</h3>
          <ul className={css.pair}>
            {of.map((one) => (
              <Case key={one.person.id} {...props} person={one} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function Case({ data, quota, organ, person: one }: OrganProps & { readonly person: Person }) {
  const { t, locale } = useTexts();
  return (
    <li className={css.case}>
      <h4>{one.person.name}</h4>
      <span className={css.muted}>{one.unit.name}</span>
      <span className={css.total}>{pointsText(one.total?.shown ?? null, locale)}</span>
      <Exact total={one.total} />
      <Work person={one} />
      <span className={css.marks}>
        <Decision person={one} />
      </span>
      <Settled person={one} quota={quota} />
      <Warnings warnings={one.warnings} />
      <Said comments={one.comments} />
      <Earlier person={one} quota={quota} />
      <span className={css.marks}>
        <AppLink to={placeOf(data, one)}>{t('quota.record')}</AppLink>
        <SettleButton data={data} quota={quota} organ={organ} person={one} />
      </span>
    </li>
  );
}

function Exact({ total }: Pick<Person, 'total'>) {
  const { t } = useTexts();
  const [, under = '1'] = total?.exact.split('/') ?? [];
  // Whole hundredths are what is shown already.
  if (total === null || 100 % Number(under) === 0) return null;
  return <span className={css.muted}>{t('quota.exact', { value: total.exact })}</span>;
}

function Work({ person: { work } }: { readonly person: Person }) {
  const { t } = useTexts();
  if (work === null) return null;
  const { lines, exceeded, faulty, late, flags } = work;
  return (
    <>
      {lines > 0 && <span>{t('quota.workWords', { lines, exceeded, faulty, late })}</span>}
      {flags.length > 0 && <span className={css.over}>{t('quota.flag', { flags: flags.join(', ') })}</span>}
    </>
  );
}

function Decision({ person: { decided } }: { readonly person: Person }) {
  const { t } = useTexts();
  return <Tag look={decided === 'given' ? 'on' : 'plain'}>{t(`quota.state.${decided}`)}</Tag>;
}

/** Everybody who reached the level, best first. */
export function People(props: OrganProps) {
  const { t } = useTexts();
  const { organ } = props;
  const columns = useColumns(props);
  const [rows, more] = useShowMore(organ.people);
  return (
    <Card title={t('quota.people')} flush={organ.people.length > 0}>
      <DataTable
        caption={t('quota.people')}
        people
        columns={columns}
        rows={rows}
        rowKey={(one) => one.person.id}
        empty={<EmptyState icon="users" title={t('quota.peopleNone')} />}
      />
      {more}
      {organ.hidden > 0 && <p className={css.muted}>{t('quota.hidden', { count: organ.hidden })}</p>}
    </Card>
  );
}

function useColumns(props: OrganProps): readonly Column<Person>[] {
  const { t, locale } = useTexts();
  return [
    {
      id: 'person',
      header: t('quota.person'),
      phone: 'head',
      cell: (one) => (
        <span className={css.cell}>
          <AppLink to={placeOf(props.data, one)}>{one.person.name}</AppLink>
          <span className={css.muted}>{one.unit.name}</span>
        </span>
      ),
    },
    { id: 'rank', header: t('quota.rank'), cell: ({ rank }) => rank },
    {
      id: 'total',
      header: t('quota.total'),
      cell: ({ total }) => <strong>{pointsText(total?.shown ?? null, locale)}</strong>,
    },
    ...(props.data.mean
      ? []
      : [{ id: 'work', header: t('quota.work'), cell: (one: Person) => <Work person={one} /> }]),
    {
      id: 'edge',
      header: t('quota.edge'),
      cell: ({ edge }) => (
        <span className={css.left}>
          <Tag look={edge === 'border' ? 'wait' : edge === 'inside' ? 'on' : 'off'}>
            {t(`quota.edge.${edge}`)}
          </Tag>
        </span>
      ),
    },
    {
      id: 'state',
      header: t('quota.state'),
      cell: (one) => (
        <span className={css.cell}>
          <Decision person={one} />
          <Settled person={one} quota={props.quota} />
          <Warnings warnings={one.warnings} />
          <SettleButton {...props} person={one} />
        </span>
      ),
    },
  ];
}
