import { useMutation } from '@tanstack/react-query';
import { type SessionView, sessionRoutes } from '../../contract/session.ts';
import { call } from '../api.ts';
import { AppLink } from '../parts/app-link.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { paths } from '../paths.ts';
import { setPreferences, TEXT_SIZES, THEMES, usePreferences } from '../preferences.ts';
import { useSignOut } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './user-menu.module.css';

const THEME_TEXTS = {
  system: 'common.themeSystem',
  light: 'common.themeLight',
  dark: 'common.themeDark',
} as const;

/** Language, appearance, text size, password, sign-out. */
export function UserMenu({ session }: { readonly session: SessionView }) {
  const { t } = useTexts();
  return (
    <Popover
      align="end"
      buttonClass={css.button}
      label={t('common.account', { name: session.person.name })}
      button={
        <>
          <span className={css.name}>{session.person.name}</span>
          <span className={css.face}>
            <Icon name="user" size={18} />
          </span>
        </>
      }
    >
      <UserPanel session={session} />
    </Popover>
  );
}

function UserPanel({ session }: { readonly session: SessionView }) {
  const { t } = useTexts();
  const chosen = usePreferences();
  const signOut = useMutation({ mutationFn: useSignOut(), networkMode: 'always' });
  const chooseLocale = (locale: SessionView['locale']) => {
    setPreferences({ locale });
    // The choice already holds in this browser; telling the server may wait for a better moment.
    call(sessionRoutes.preferences, { body: { locale } }).catch(() => {});
  };
  return (
    <div className={css.panel}>
      <div className={css.who}>
        <strong>{session.person.name}</strong>
        <span>{session.login}</span>
        <span>{session.tenant.name}</span>
      </div>
      <Segmented
        showLabel
        label={t('common.language')}
        value={chosen.locale}
        options={[
          { value: 'vi', label: t('common.languageVi') },
          { value: 'en', label: t('common.languageEn') },
        ]}
        onChange={chooseLocale}
      />
      <Segmented
        showLabel
        label={t('common.theme')}
        value={chosen.theme}
        options={THEMES.map((value) => ({ value, label: t(THEME_TEXTS[value]) }))}
        onChange={(theme) => setPreferences({ theme })}
      />
      <Segmented
        showLabel
        label={t('common.textSize')}
        value={chosen.textSize}
        options={TEXT_SIZES.map((value) => ({ value, label: `${value} %` }))}
        onChange={(textSize) => setPreferences({ textSize })}
      />
      <ul className={css.links}>
        <li>
          <AppLink to={paths.myRecord}>{t('common.myRecord')}</AppLink>
        </li>
        <li>
          <AppLink to={paths.password}>{t('common.changePassword')}</AppLink>
        </li>
      </ul>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('common.signOut')}
      </Button>
      {signOut.error && <ErrorState error={signOut.error} />}
    </div>
  );
}
