import { Icon } from '../parts/icon.tsx';
import { useStorageNotice } from '../storage.ts';
import { useTexts } from '../texts.tsx';
import css from './offline-banner.module.css';

/** Says that the server's disk is nearly full, and what still works. */
export function StorageBanner() {
  const { t } = useTexts();
  const notice = useStorageNotice();
  return (
    <div role="status">
      {notice !== null && (
        <div className={css.banner}>
          <Icon name="alert" />
          <span className={css.words}>
            {t(notice === 'full' ? 'common.storageFull' : 'common.storageLow')}
          </span>
        </div>
      )}
    </div>
  );
}
