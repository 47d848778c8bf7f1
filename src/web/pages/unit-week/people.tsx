import { type ReactNode, useState } from 'react';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { foldText } from '../../../domain/organization/text-match.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { usePages } from '../../queries.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSearchChoice, useSearchNumber } from '../../search-value.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { queryOf, type Shown, type UnitWeek } from './figures.ts';
import { PeopleTable } from './people-table.tsx';
import { figureLink } from './stages.tsx';
import css from './unit-week.module.css';

export interface PeopleProps {
  readonly data: UnitWeek;
  readonly rulebook: Rulebook;
  readonly shown: Shown;
}

const PAGE = 200;

/** The people of the unit, or the records behind the figure that was clicked. */
export function People(props: PeopleProps) {
  return props.shown.kind === 'all' ? <Own {...props} /> : <Behind {...props} />;
}

function Own({ data, rulebook }: PeopleProps) {
  const { t } = useTexts();
  return (
    <Frame title={t('unit.peopleTitle')} items={data.people} rulebook={rulebook}>
      {data.people.length === 0 && (
        <EmptyState icon="users" title={t('unit.peopleEmpty')}>
          <p>{t(data.counts.people > 0 ? 'unit.peopleEmptyChildren' : 'unit.peopleEmptyHint')}</p>
        </EmptyState>
      )}
    </Frame>
  );
}

function Behind({ data, rulebook, shown }: PeopleProps) {
  const { t } = useTexts();
  const name = useBilingual();
  const [alone] = useSearchChoice('rieng', ['', '1']);
  const [holder] = useSearchNumber('cua');
  const query = {
    ...{ week: data.week.week, part: 'unit' as const, unit: data.unit.id, limit: PAGE },
    ...(alone === '1' ? { under: 'no' as const } : {}),
    ...(holder === null ? {} : { holder }),
    ...queryOf(shown),
  };
  const list = usePages(ROUTES.evaluations, { query });
  const { items } = list;
  const title = {
    stage: shown.kind === 'stage' ? t(`unit.stage.${shown.stage}`) : '',
    mark: shown.kind === 'mark' ? t(`unit.mark.${shown.mark}`) : '',
    level: shown.kind === 'level' ? name(levelByKey(rulebook, shown.level)?.name ?? { vi: '', en: '' }) : '',
    awaits: shown.kind === 'awaits' ? t(`unit.awaits.${shown.stage}`) : '',
    all: '',
  }[shown.kind];
  const aloneNote = data.children.length > 0 ? t('unit.behindAlone') : undefined;
  const held = holder === null ? undefined : items[0]?.waitingFor?.name;
  return (
    <Frame
      title={t('unit.behind', { what: held === undefined ? title : `${title}, ${held}` })}
      note={alone === '1' ? aloneNote : t('unit.behindNote')}
      items={items}
      rulebook={rulebook}
      withUnit
      actions={
        <ButtonLink small {...figureLink(data, { kind: 'all' })}>
          {t('unit.showPeople')}
        </ButtonLink>
      }
    >
      {list.isPending && <Skeleton lines={4} />}
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <EmptyState icon="check" title={t('unit.behindEmpty')} />}
      <Pager {...list.pager} />
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly note?: string | undefined;
  readonly items: readonly EvaluationItem[];
  readonly rulebook: Rulebook;
  readonly withUnit?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

function Frame({ title, note, items, rulebook, withUnit, actions, children }: FrameProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const words = foldText(typed);
  const found = items.filter(({ person }) => words === '' || foldText(person.name).includes(words));
  const [rows, more] = useShowMore(found);
  return (
    <Card
      id="nguoi"
      flush
      title={title}
      note={note ?? t('unit.countOf', { count: items.length })}
      actions={
        <>
          {items.length > 8 && (
            <SearchBox
              label={t('common.searchPeople')}
              labelHidden
              placeholder={t('common.searchPeople')}
              value={typed}
              onChange={setTyped}
            />
          )}
          {actions}
        </>
      }
    >
      {rows.length > 0 && (
        <PeopleTable rows={rows} rulebook={rulebook} caption={title} withUnit={withUnit ?? false} />
      )}
      {items.length > 0 && found.length === 0 && <p className={css.nobodyFound}>{t('team.nobodyFound')}</p>}
      {more}
      {children}
    </Card>
  );
}
