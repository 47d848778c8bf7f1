import { useEffect, useState } from 'react';
import { type RegulationTexts, regulationTexts } from '../../../text/regulation/index.ts';
import { useTexts } from '../../texts.tsx';

/** Words of regulations in the chosen language; null until they are loaded. */
export function useRegulationTexts(): RegulationTexts | null {
  const { locale } = useTexts();
  const [texts, setTexts] = useState<RegulationTexts | null>(null);
  useEffect(() => {
    let wanted = true;
    void regulationTexts(locale).then((loaded) => wanted && setTexts(loaded));
    return () => {
      wanted = false;
    };
  }, [locale]);
  return texts?.locale === locale ? texts : null;
}
