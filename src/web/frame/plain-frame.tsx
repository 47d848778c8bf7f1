// What surrounds the pages for people who are not signed in.
import { Outlet } from '@tanstack/react-router';
import { Segmented } from '../parts/segmented.tsx';
import { setPreferences, usePreferences } from '../preferences.ts';
import { useTexts } from '../texts.tsx';
import { Brand } from './brand.tsx';
import { LoadingBar } from './loading-bar.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import css from './plain-frame.module.css';

export function PlainFrame() {
  const { t } = useTexts();
  const { locale } = usePreferences();
  return (
    <>
      <LoadingBar />
      <OfflineBanner />
      <div className={css.page}>
        <header className={css.head}>
          <Brand large />
          <p className={css.tagline}>{t('signIn.tagline')}</p>
        </header>
        <main id="main" tabIndex={-1} className={css.main}>
          <Outlet />
        </main>
        <footer className={css.foot}>
          <Segmented
            label={t('common.language')}
            value={locale}
            options={[
              { value: 'vi', label: t('common.languageVi') },
              { value: 'en', label: t('common.languageEn') },
            ]}
            onChange={(next) => setPreferences({ locale: next })}
          />
        </footer>
      </div>
    </>
  );
}
