import { formatInstant, weekParts } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { PersonView } from './person-view.ts';

type Look = NonNullable<PersonView['readBy']>[number];

/** Who looked at the own record, newest first. */
export function ReadBy({ looks }: { readonly looks: readonly Look[] }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  const [shown, more] = useShowMore(looks, 20);
  const what = (look: Look) =>
    look.week === null
      ? (find(`person.read.${look.what}`) ?? look.what)
      : t('person.readWeek', weekParts(look.week));
  return (
    <Card title={t('person.readBy')} flush>
      <DataTable
        caption={t('person.readBy')}
        rows={shown}
        rowKey={(look) => `${look.at} ${look.person?.id} ${look.what} ${look.week}`}
        empty={<EmptyState icon="eye" title={t('person.readByEmpty')} />}
        columns={[
          {
            id: 'who',
            header: t('person.readWho'),
            phone: 'head',
            cell: (look) => <strong>{look.person?.name ?? t('person.system')}</strong>,
          },
          { id: 'what', header: t('person.readWhat'), cell: what },
          { id: 'when', header: t('person.readWhen'), cell: (look) => formatInstant(look.at, tenant.zone) },
        ]}
      />
      {more}
    </Card>
  );
}
