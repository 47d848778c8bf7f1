// Everything the one line of work understands, with an example for each.
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { useTexts } from '../../texts.tsx';
import { ENTRY_WORDS } from './entry-words.ts';
import css from './help.module.css';

export function OneLine() {
  const { t } = useTexts();
  return (
    <Card title={t('help.line')}>
      <p className={css.lead}>{t('help.lineHint')}</p>
      <DataList
        items={ENTRY_WORDS.map((word) => ({
          key: word,
          name: <kbd className={css.line}>{t(`help.line.${word}`)}</kbd>,
          value: t(`help.line.${word}Means`),
        }))}
      />
      <p className={css.ask}>{t('help.lineWords')}</p>
    </Card>
  );
}
