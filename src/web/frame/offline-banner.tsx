import { useMutationState } from '@tanstack/react-query';
import { tryNow, useOnline } from '../offline.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts.tsx';
import css from './offline-banner.module.css';

/** Says that the server is out of reach, what is kept, and how many acts wait to be sent. */
export function OfflineBanner() {
  const { t } = useTexts();
  const online = useOnline();
  const waiting = useMutationState({
    filters: { status: 'pending', predicate: (one) => one.state.isPaused },
  }).length;
  return (
    <div role="status">
      {!online && (
        <div className={css.banner}>
          <Icon name="offline" />
          <span className={css.words}>
            {t('common.offline')}
            {waiting > 0 && <strong> {t('common.offlineWaiting', { count: waiting })}</strong>}
          </span>
          <Button small onClick={() => void tryNow()}>
            {t('common.retryNow')}
          </Button>
        </div>
      )}
    </div>
  );
}
