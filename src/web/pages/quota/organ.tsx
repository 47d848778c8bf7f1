import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { placesLeft } from '../../review/places-left.ts';
import { useTexts } from '../../texts.tsx';
import { Border, People } from './people.tsx';
import css from './quota.module.css';
import { Ruling } from './ruling.tsx';
import type { OrganProps, Quota, Scope } from './shapes.ts';

export function OrganView(props: OrganProps) {
  const { t } = useTexts();
  const { quota, organ } = props;
  const columns = useColumns(quota, organ.open);
  return (
    <>
      <Card title={organ.unit.name} flush>
        {organ.few ? (
          <p className={css.few}>{t('quota.few')}</p>
        ) : (
          <DataTable
            caption={organ.unit.name}
            columns={columns}
            rows={organ.scopes}
            rowKey={(scope) => scope.group ?? 'organ'}
          />
        )}
      </Card>
      {organ.open > 0 && (
        <p className={css.muted}>{t('quota.open', { open: organ.open, members: organ.members })}</p>
      )}
      <Ruling {...props} />
      <Border {...props} />
      <People {...props} />
    </>
  );
}

function useColumns(quota: Quota, open: number): readonly Column<Scope>[] {
  const { t } = useTexts();
  return [
    {
      id: 'scope',
      header: t('quota.scope'),
      phone: 'head',
      width: '20%',
      cell: (scope) => <Where scope={scope} quota={quota} />,
    },
    {
      id: 'places',
      header: t('quota.places'),
      cell: ({ now }) => (
        <span className={css.cell}>
          <span className={css.number}>{now.places}</span>
          <span className={css.muted}>
            {t('quota.placesOf', { good: now.good, classified: now.classified })}
          </span>
        </span>
      ),
    },
    {
      id: 'given',
      header: t('quota.given'),
      cell: ({ given }) => <span className={css.number}>{given}</span>,
    },
    { id: 'left', header: t('quota.left'), cell: (scope) => <Left scope={scope} open={open} /> },
    {
      id: 'later',
      header: t('quota.later'),
      cell: ({ later, left }) => (
        <span className={left < 0 || (open > 0 && later.reached > later.places) ? css.over : undefined}>
          {t('quota.laterWords', { places: later.places, reached: later.reached })}
        </span>
      ),
    },
    {
      id: 'readings',
      header: t('quota.readings'),
      width: '24%',
      cell: ({ readings }) => (
        <span className={css.cell}>
          {readings.map(({ base, places }) => (
            <span key={base} className={base === quota.base ? css.number : css.muted}>
              {t('quota.reading', { base: t(`quota.base.${base}`), places })}
            </span>
          ))}
        </span>
      ),
    },
  ];
}

function Left({ scope, open }: { readonly scope: Scope; readonly open: number }) {
  const { t } = useTexts();
  const { left } = scope;
  return (
    <span className={css.left}>
      <Tag look={left > 0 ? 'on' : left < 0 ? 'wait' : 'plain'}>
        {t('quota.leftCount', { ...placesLeft(scope, { open }) })}
      </Tag>
    </span>
  );
}

function Where({ scope, quota }: { readonly scope: Scope; readonly quota: Quota }) {
  const { t, find } = useTexts();
  return (
    <span className={css.cell}>
      <strong>{find(`quota.scope.${scope.group ?? 'organ'}`) ?? scope.group}</strong>
      {scope.small && scope.group !== null && (
        <span className={css.marks}>
          <Tag look="wait">{t('quota.small')}</Tag>
          <span className={css.muted}>{t('quota.smallHint', { count: quota.smallGroupBelow })}</span>
        </span>
      )}
      {scope.tie > 0 && <Tag look="wait">{t('quota.tie', { count: scope.tie })}</Tag>}
    </span>
  );
}
