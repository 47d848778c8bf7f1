import { messageRoutes } from '../../contract/messages.ts';
import { AppLink } from '../parts/app-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { paths } from '../paths.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import css from './bell.module.css';

const REFRESH_MS = 60_000;
const MOST = 99;

/** The way to the messages, with the count of unread ones. */
export function Bell({ when }: { readonly when: boolean }) {
  const { t } = useTexts();
  const { data } = useRead(messageRoutes.unreadMessages, {}, { when, every: REFRESH_MS });
  const count = data?.unread ?? 0;
  return (
    <AppLink to={paths.messages} className={css.bell}>
      <Icon name="bell" size={22} />
      <span className={css.hidden}>{t('common.bell', { count })}</span>
      {count > 0 && (
        <span className={css.count} aria-hidden="true">
          {count > MOST ? `${MOST}+` : count}
        </span>
      )}
    </AppLink>
  );
}
