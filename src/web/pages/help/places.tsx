// What each page is for: the pages this person has, in the order of the menu.
import { barPlaces, morePlaces } from '../../frame/places.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';

export function Places() {
  const { t } = useTexts();
  const session = useSession();
  const places = [...barPlaces(session), ...morePlaces(session)].filter(({ key }) => key !== 'help');
  return (
    <Card title={t('help.places')}>
      <DataList
        items={places.map(({ key, to, text }) => ({
          key,
          name: <AppLink to={to}>{t(text)}</AppLink>,
          value: t(`help.place.${key}`),
        }))}
      />
    </Card>
  );
}
