import { useState } from 'react';
import { foldText } from '../../../domain/organization/text-match.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { paths } from '../../paths.ts';
import { Parts, Result } from '../../review/roll-up-standing.tsx';
import { useTexts } from '../../texts.tsx';
import type { Regime, RollUp } from './shapes.ts';

/** The unit's own people, highest exact total first, each opened down to the records; a unit of units has none. */
export function People({ data, regime }: { readonly data: RollUp; readonly regime: Regime }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const words = foldText(typed);
  const found = data.people
    .filter(({ person }) => words === '' || foldText(person.name).includes(words))
    .toSorted(
      (a, b) => (b.total?.shown ?? -1) - (a.total?.shown ?? -1) || a.person.name.localeCompare(b.person.name),
    );
  const columns = useColumns(data, regime);
  const [rows, more] = useShowMore(found);
  return (
    <Card
      title={t('rollUp.membersOf')}
      note={t('rollUp.membersCount', { count: data.people.length })}
      flush
      actions={
        data.people.length > 8 && (
          <SearchBox
            label={t('common.searchPeople')}
            labelHidden
            placeholder={t('common.searchPeople')}
            value={typed}
            onChange={setTyped}
          />
        )
      }
    >
      <DataTable
        caption={t('rollUp.membersOf')}
        people
        rows={rows}
        rowKey={(one) => one.person.id}
        empty={
          <EmptyState icon="users" title={t(words === '' ? 'rollUp.membersEmpty' : 'team.nobodyFound')} />
        }
        columns={columns}
      />
      {more}
    </Card>
  );
}

function useColumns(data: RollUp, regime: Regime): readonly Column<RollUp['people'][number]>[] {
  const { t } = useTexts();
  return [
    {
      id: 'person',
      header: t('rollUp.person'),
      phone: 'head',
      cell: ({ person }) => <AppLink to={paths.person(person.id)}>{person.name}</AppLink>,
    },
    {
      id: 'result',
      header: t('rollUp.result'),
      cell: (one) => (
        <Result
          line={one}
          levels={regime.levels}
          why={paths.whyPeriod('person', one.person.id, data.period, regime.regime)}
        />
      ),
    },
    {
      id: 'parts',
      header: t('rollUp.parts'),
      width: '48%',
      cell: (one) => <Parts line={one} levels={regime.levels} />,
    },
  ];
}
