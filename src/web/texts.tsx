// The chosen language for components: `const { t, locale } = useTexts()`.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Texts } from '../text/index.ts';
import { textsOf } from './area-texts.ts';
import { usePreferences } from './preferences.ts';

const TextsContext = createContext<Texts | null>(null);

/** Keeps the old language on screen until the new one has arrived. */
export function TextsProvider({
  initial,
  children,
}: {
  readonly initial: Texts;
  readonly children: ReactNode;
}) {
  const { locale } = usePreferences();
  const [texts, setTexts] = useState(initial);
  useEffect(() => {
    let wanted = true;
    if (locale !== texts.locale) {
      void textsOf(locale).then((loaded) => {
        if (wanted) setTexts(loaded);
      });
    }
    return () => {
      wanted = false;
    };
  }, [locale, texts.locale]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** Texts of the chosen language: `t(id, values)`, `find(id)`, `locale`. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error('useTexts outside TextsProvider');
  return texts;
}

/** One of a bilingual pair (rulebook names). */
export function useBilingual(): (pair: { readonly vi: string; readonly en: string }) => string {
  const { locale } = useTexts();
  return (pair) => pair[locale];
}
