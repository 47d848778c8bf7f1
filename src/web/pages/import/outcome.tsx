import type { ImportView } from '../../../contract/imports.ts';
import { formatInstant } from '../../../text/format.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icon.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './rehearsal.module.css';

/** What became of an import, and the next step. */
export function Outcome({ view }: { readonly view: ImportView }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  if (view.state === 'dropped' || view.appliedAt === null) {
    return (
      <Card>
        <p>{t('importPage.isDropped')}</p>
      </Card>
    );
  }
  return (
    <Card>
      <div className={css.done}>
        <Icon name="check" size={28} />
        <div>
          <h2>{t('importPage.applied', { at: formatInstant(view.appliedAt, tenant.zone) })}</h2>
          <p>{t(`importPage.appliedNext.${view.kind}`)}</p>
        </div>
      </div>
      <div className={css.next}>
        {view.kind === 'people' ? (
          <ButtonLink look="primary" to={paths.accounts}>
            {t('importPage.goAccounts')}
          </ButtonLink>
        ) : (
          <ButtonLink look="primary" to={paths.importing}>
            {t('importPage.goPeople')}
          </ButtonLink>
        )}
        <ButtonLink to={paths.postMap}>{t('importPage.goMap')}</ButtonLink>
      </div>
    </Card>
  );
}
