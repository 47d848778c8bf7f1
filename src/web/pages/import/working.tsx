// An import while it is worked on: phase and percentage. The page may be left; the work goes on.
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { reasonText } from '../../problem-texts.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './rehearsal.module.css';

export function Working({ view, work }: WorkingProps) {
  const { t, find } = useTexts();
  const act = useFormAct(ROUTES.importAct);
  const { id, version } = view;
  const phase = find(`importPage.work.${work.phase}`) ?? work.phase;
  return (
    <Card>
      <div className={css.working}>
        <p className={css.strong} role="status">
          {phase}
        </p>
        <div className={css.bar}>
          <progress value={work.share} max={100} aria-label={phase} />
          <span>{t('importPage.work.share', { percent: work.share })}</span>
        </div>
        <p className={css.quiet}>{t('importPage.work.leave')}</p>
        {view.may.includes('cancel') && (
          <div>
            <Button
              busy={act.busy}
              onClick={() => void act.run({ params: { id }, body: { act: 'cancel', version } })}
            >
              {t('importPage.work.cancel')}
            </Button>
          </div>
        )}
        {act.error ? <ErrorState error={act.error} /> : null}
      </div>
    </Card>
  );
}
interface WorkingProps {
  readonly view: ImportView;
  readonly work: NonNullable<ImportView['work']>;
}

/** Why the last work came to nothing, with what to do. */
export function FailureNote({ view }: { readonly view: ImportView }) {
  const texts = useTexts();
  const { zone } = useSession().tenant;
  if (view.failure === null) return null;
  const title = view.state === 'failed' ? 'importPage.work.unread' : 'importPage.work.failed';
  return (
    <div className={css.stop} role="status">
      <Icon name="alert" />
      <div>
        <p className={css.strong}>{texts.t(title)}</p>
        {view.failure.map((refusal) => {
          const { text, advice } = reasonText(refusal, { texts, zone });
          return (
            <p key={refusal.code}>
              {text} {advice}
            </p>
          );
        })}
      </div>
    </div>
  );
}
