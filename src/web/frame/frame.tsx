// What surrounds every page behind sign-in.
import { Outlet } from '@tanstack/react-router';
import { WaitingCount } from '../page-title.ts';
import { useSession, useSessionRefresh } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { BottomBar } from './bottom-bar.tsx';
import css from './frame.module.css';
import { LoadingBar } from './loading-bar.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { StorageBanner } from './storage-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useWaitingCount } from './use-waiting-count.ts';

export function Frame() {
  const { t } = useTexts();
  const session = useSession();
  const count = useWaitingCount(!session.mustChangePassword);
  useSessionRefresh();
  useFocusOnNavigation();
  return (
    <WaitingCount value={count}>
      <a className={css.skip} href="#main">
        {t('common.skip')}
      </a>
      <LoadingBar />
      <TopBar session={session} count={count} />
      <OfflineBanner />
      <StorageBanner />
      <main id="main" tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      <BottomBar session={session} count={count} />
      {!session.mustChangePassword && <Shortcuts session={session} />}
      <SignInAgain session={session} />
    </WaitingCount>
  );
}
