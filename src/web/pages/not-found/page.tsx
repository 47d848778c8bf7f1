import { usePageTitle } from '../../page-title.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';

/** No such page, or none for this person: both look the same on purpose. */
export function NotFoundPage() {
  const { t } = useTexts();
  usePageTitle(t('common.notFound'));
  return (
    <EmptyState
      isPage
      icon="search"
      title={t('common.notFound')}
      actions={<AppLink to={paths.today}>{t('common.home')}</AppLink>}
    >
      <p>{t('common.notFoundHint')}</p>
    </EmptyState>
  );
}
