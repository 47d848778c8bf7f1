// What a regulation only warns of beside a level: the words, and the article opened with them.
import { CitationLine } from '../parts/citation-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { useBilingual } from '../texts.tsx';
import css from './warnings.module.css';

interface Warning {
  readonly name: { readonly vi: string; readonly en: string };
  readonly citation: Parameters<typeof CitationLine>[0]['citation'];
}

export function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const words = useBilingual();
  return warnings.map(({ name, citation }) => (
    <div key={name.vi} className={css.warning}>
      <Icon name="alert" size={16} />
      <div>
        {words(name)}
        <CitationLine citation={citation} />
      </div>
    </div>
  ));
}
