// Who scores and who approves every post of a unit; the posts with nobody come first and stand in the title.
import { type ReactNode, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSearchNumber } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { NameManager } from './name-manager.tsx';
import css from './post-map.module.css';
import { PostTable } from './post-table.tsx';
import { byUnit, fits, hasNobody, type PostRow } from './rows.ts';
import { type Only, usePostMap } from './use-post-map.ts';

const MOST_GAPS = 200;

/** The unit of the address, else the own one, else the top of the tree. */
function useUnit() {
  const { homeUnit } = useSession();
  const [asked, setUnit] = useSearchNumber('don-vi');
  const known = asked ?? homeUnit;
  const units = useRead(ROUTES.units, { query: {} }, { when: known === null });
  return { unit: known ?? units.data?.items[0]?.id ?? null, setUnit, loading: units.isLoading };
}

export function PostMapPage() {
  const { t } = useTexts();
  const { unit, setUnit, loading } = useUnit();
  // The picker may stand empty while another unit is being typed; the map stays on the last one.
  const [picked, setPicked] = useState<number | null | undefined>(undefined);
  return (
    <>
      {unit === null && <PageHeader title={t('postMap.title')} lead={t('postMap.lead')} />}
      {loading && <Skeleton lines={6} />}
      {unit !== null && (
        <PostMap
          unit={unit}
          picker={
            <UnitPicker
              label={t('postMap.unit')}
              value={picked === undefined ? unit : picked}
              onChange={(next) => {
                setPicked(next);
                if (next !== null) setUnit(next);
              }}
            />
          }
        />
      )}
      {unit === null && !loading && <Empty />}
    </>
  );
}

function Empty() {
  const { t } = useTexts();
  const { menu } = useSession();
  return (
    <EmptyState
      icon="users"
      title={t('postMap.empty')}
      actions={
        menu.includes('import') && (
          <ButtonLink look="primary" to={paths.importing}>
            {t('postMap.goImport')}
          </ButtonLink>
        )
      }
    >
      <p>{t('postMap.emptyHint')}</p>
    </EmptyState>
  );
}

interface PostMapProps {
  readonly unit: number;
  readonly picker: ReactNode;
}

function PostMap({ unit, picker }: PostMapProps) {
  const { t } = useTexts();
  const [only, setOnly] = useState<Only>('all');
  const [typed, setTyped] = useState('');
  const searching = typed.trim() !== '';
  const { rows, pager, error, retry } = usePostMap(unit, only, searching);
  const gaps = useRead(ROUTES.postMap, { params: { id: unit }, query: { only: 'nobody', limit: MOST_GAPS } });
  const counts = gaps.data;
  return (
    <>
      <PageHeader
        title={t('postMap.titleCount', { count: counts?.nobody ?? 0 })}
        above={counts?.unit.name}
        lead={t('postMap.lead')}
        aside={
          <Button icon={<Icon name="print" size={18} />} onClick={() => print()}>
            {t('postMap.print')}
          </Button>
        }
      />
      <div className={css.filters}>
        {picker}
        <SearchBox label={t('postMap.search')} value={typed} onChange={setTyped} />
        <Show only={only} onChange={setOnly} counts={counts} />
      </div>
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && !rows && <Skeleton lines={8} />}
      {rows?.length === 0 && only === 'all' && <Empty />}
      {rows && (rows.length > 0 || only !== 'all') && (
        <Rows
          rows={rows.filter((row) => fits(row, typed))}
          gaps={only === 'all' && !searching ? (counts?.rows ?? []) : []}
          clean={counts?.nobody === 0 && only === 'nobody'}
        />
      )}
      <Pager {...pager} />
    </>
  );
}

interface ShowProps {
  readonly only: Only;
  readonly onChange: (only: Only) => void;
  readonly counts: { readonly nobody: number; readonly outside: number } | undefined;
}

function Show({ only, onChange, counts }: ShowProps) {
  const { t } = useTexts();
  return (
    <Segmented
      label={t('postMap.show')}
      showLabel
      value={only}
      onChange={onChange}
      options={[
        { value: 'all', label: t('postMap.all') },
        { value: 'nobody', label: t('postMap.nobody'), ...countOf(counts?.nobody) },
        { value: 'outside', label: t('postMap.outside'), ...countOf(counts?.outside) },
      ]}
    />
  );
}

const countOf = (count: number | undefined) => (count === undefined ? {} : { count });

interface RowsProps {
  readonly rows: readonly PostRow[];
  /** Posts with nobody, shown above the map. */
  readonly gaps: readonly PostRow[];
  /** No post of the unit is without scorer or approver. */
  readonly clean: boolean;
}

function Rows({ rows, gaps, clean }: RowsProps) {
  const { t } = useTexts();
  const [naming, setNaming] = useState<PostRow | null>(null);
  const [shownGaps, more] = useShowMore(gaps.filter(hasNobody), 25);
  return (
    <div className={css.page}>
      {shownGaps.length > 0 && (
        <Card title={t('postMap.gaps')} note={t('postMap.gapsNote')} flush>
          <PostTable caption={t('postMap.gaps')} rows={shownGaps} withUnit onName={setNaming} />
          {more}
        </Card>
      )}
      {rows.length === 0 && (
        <EmptyState
          icon={clean ? 'check' : 'search'}
          title={t(clean ? 'postMap.noGaps' : 'postMap.noMatch')}
        />
      )}
      {byUnit(rows).map((group) => (
        <Card key={group.unit.id} title={group.unit.name} note={group.unit.code} flush>
          <PostTable caption={group.unit.name} rows={group.rows} onName={setNaming} />
        </Card>
      ))}
      {naming && <NameManager row={naming} onClose={() => setNaming(null)} />}
    </div>
  );
}
