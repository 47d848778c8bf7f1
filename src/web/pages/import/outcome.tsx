import type { ImportView } from '../../../contract/imports.ts';
import { formatDate, formatInstant } from '../../../text/format.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icon.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useKindWords } from './changes.tsx';
import css from './rehearsal.module.css';
import { Kept } from './undo.tsx';

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
  if (view.undone) return <Undone undone={view.undone} />;
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

function Undone({ undone }: { readonly undone: NonNullable<ImportView['undone']> }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const words = useKindWords();
  const { at, by, from, reason, counts, kept, keptTotal } = undone;
  return (
    <Card>
      <div className={css.working}>
        <h2>{t('importPage.undone.title', { at: formatInstant(at, tenant.zone) })}</h2>
        <p>{t('importPage.undone.by', { name: by?.name ?? '–', from: formatDate(from), reason })}</p>
        <p className={css.strong}>{t('importPage.undone.changes')}</p>
        <ul className={css.effects}>
          {Object.entries(counts).map(([kind, count]) => (
            <li key={kind}>
              <strong>{count}</strong> {words(kind)}
            </li>
          ))}
        </ul>
        {keptTotal > 0 && <Kept kept={kept} total={keptTotal} />}
        <p className={css.quiet}>{t('importPage.undone.again')}</p>
      </div>
    </Card>
  );
}
