// The catalogue of standard products and works: what holds, what is proposed, and how it is taken over from a workbook.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { foldText } from '../../../domain/organization/text-match.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { coefficientText, hoursText } from '../../parts/work-figures.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './catalogue.module.css';
import { EntryDialog } from './entry-dialog.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { Proposals } from './proposals.tsx';
import { type Catalogue, type Item, NO_ENTRY } from './shapes.ts';
import { TakeOver } from './take-over.tsx';

export function CataloguePage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.catalogue, {});
  return (
    <>
      <PageHeader
        title={t('catalogue.title')}
        lead={data?.unit ? t('catalogue.lead', { unit: data.unit.name }) : t('catalogue.leadNone')}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && <Content data={data} />}
    </>
  );
}

function Content({ data }: { readonly data: Catalogue }) {
  const { t } = useTexts();
  const [taking, setTaking] = useState(false);
  const [adding, setAdding] = useState(false);
  const may = (what: Catalogue['may'][number]) => data.may.includes(what);
  return (
    <div className={css.page}>
      {taking && <TakeOver onClose={() => setTaking(false)} />}
      <Proposals proposals={data.proposals} items={data.items} />
      <Items data={data} />
      {adding && (
        <EntryDialog
          entry={NO_ENTRY}
          item={null}
          onClose={() => setAdding(false)}
          mode={may('change') ? 'add' : 'propose'}
        />
      )}
      {!taking && (may('take-over') || may('propose')) && (
        <ActionBar stays>
          {may('take-over') && (
            <Button look="primary" onClick={() => setTaking(true)}>
              {t('catalogue.takeOver')}
            </Button>
          )}
          {(may('propose') || may('change')) && (
            <Button look={may('take-over') ? 'plain' : 'primary'} onClick={() => setAdding(true)}>
              {t(may('change') ? 'catalogue.add' : 'catalogue.proposeNew')}
            </Button>
          )}
        </ActionBar>
      )}
    </div>
  );
}

function Items({ data }: { readonly data: Catalogue }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<number | null>(null);
  const words = foldText(typed).split(' ').filter(Boolean);
  const found = data.items.filter((one) => {
    const text = foldText(`${one.code} ${one.name} ${one.field} ${one.complexity}`);
    return words.every((word) => text.includes(word));
  });
  const [shown, more] = useShowMore(found, 50);
  const opened = data.items.find((one) => one.id === open);
  if (data.items.length === 0) {
    return (
      <Card>
        <EmptyState icon="inbox" title={t('catalogue.empty')}>
          <p>{t(data.may.includes('take-over') ? 'catalogue.emptyKeeper' : 'catalogue.emptyHint')}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={t('catalogue.entries')}
      note={t('catalogue.count', { count: data.items.length })}
      actions={
        <SearchBox
          label={t('catalogue.search')}
          labelHidden
          placeholder={t('catalogue.search')}
          value={typed}
          onChange={setTyped}
        />
      }
      flush
    >
      <ItemTable rows={shown} typed={typed} onOpen={setOpen} />
      {more}
      {opened && <ItemDialog item={opened} data={data} onClose={() => setOpen(null)} />}
    </Card>
  );
}

interface ItemTableProps {
  readonly rows: readonly Item[];
  readonly typed: string;
  readonly onOpen: (id: number) => void;
}

function ItemTable({ rows, typed, onOpen }: ItemTableProps) {
  const { t, locale } = useTexts();
  return (
    <DataTable
      caption={t('catalogue.entries')}
      rows={rows}
      rowKey={(one) => one.id}
      empty={<EmptyState icon="search" title={t('catalogue.none', { text: typed.trim() })} />}
      columns={[
        {
          id: 'name',
          header: t('catalogue.name'),
          phone: 'head',
          cell: (one) => (
            <>
              <button type="button" className={css.open} onClick={() => onOpen(one.id)}>
                <span className={css.code}>{one.code}</span> {one.name}
              </button>{' '}
              <ItemTags item={one} />
            </>
          ),
        },
        { id: 'measure', header: t('catalogue.measure'), phone: 'figure', cell: (one) => one.measure },
        {
          id: 'complexity',
          header: t('catalogue.complexity'),
          phone: 'figure',
          cell: (one) => one.complexity || '–',
        },
        {
          id: 'coefficient',
          header: t('catalogue.coefficient'),
          numeric: true,
          cell: (one) => coefficientText(one.coefficient, locale),
        },
        {
          id: 'hours',
          header: t('catalogue.hours'),
          numeric: true,
          cell: (one) => hoursText(one.minutes, locale),
        },
        { id: 'days', header: t('catalogue.days'), numeric: true, cell: (one) => one.days ?? '–' },
      ]}
    />
  );
}

function ItemTags({ item }: { readonly item: Item }) {
  const { t } = useTexts();
  const { today } = useSession();
  const over = item.to !== null && item.to <= today;
  return (
    <span className={css.tags}>
      {item.standard && <Tag look="on">{t('catalogue.standard')}</Tag>}
      {over && <Tag look="off">{t('catalogue.withdrawn')}</Tag>}
      {!over && item.from > today && <Tag look="wait">{t('catalogue.coming')}</Tag>}
    </span>
  );
}
