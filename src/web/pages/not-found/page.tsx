import { EmptyState } from '../../parts/empty-state.tsx';
import { useTexts } from '../../texts.tsx';

/** No such page, or none for this person: both look the same on purpose. */
export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <EmptyState isPage icon="search" title={t('common.notFound')}>
      <p>{t('common.notFoundHint')}</p>
    </EmptyState>
  );
}
