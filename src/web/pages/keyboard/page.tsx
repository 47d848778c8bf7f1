// Every key of the product, and the switch for single keys.
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { setPreferences, usePreferences } from '../../preferences.ts';
import { useTexts } from '../../texts.tsx';
import { Keyboard } from '../help/keyboard.tsx';
import css from './keyboard.module.css';

export function KeyboardPage() {
  const { t } = useTexts();
  const { singleKeys } = usePreferences();
  return (
    <>
      <PageHeader title={t('common.keys')} lead={t('help.keysLead')} />
      <div className={css.page}>
        <Card title={t('help.singleKeys')}>
          <CheckField
            label={t('help.singleKeysOn')}
            hint={t('help.singleKeysHint')}
            checked={singleKeys}
            onChange={(on) => setPreferences({ singleKeys: on })}
          />
        </Card>
        <Keyboard />
      </div>
    </>
  );
}
