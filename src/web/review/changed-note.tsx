import { ROUTES } from '../../contract/routes.ts';
import { formatInstant } from '../../text/format.ts';
import { Icon } from '../parts/icon.tsx';
import type { Refusal } from '../problem.ts';
import { reasonText } from '../problem-texts.ts';
import { useRead } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './changed-note.module.css';

export interface ChangedNoteProps {
  readonly id: number;
  /** Why the server refused; empty when the change was noticed before sending. */
  readonly refusals: readonly Refusal[];
  readonly names: Readonly<Record<string, string>>;
}

const CHANGED = 'version-changed';

/** Why a decision was not taken over: every reason, and who changed the record when. What was typed stays. */
export function ChangedNote({ id, refusals, names }: ChangedNoteProps) {
  const texts = useTexts();
  const { tenant, person } = useSession();
  const changed = refusals.length === 0 || refusals.some((refusal) => refusal.code === CHANGED);
  const { data } = useRead(ROUTES.evaluation, { params: { id } }, { when: changed });
  const acts = data?.id === id ? data.acts : [];
  const last = acts.findLast((act) => act.actor?.id !== person.id && act.act !== 'viewed');
  const others = refusals.filter((refusal) => refusal.code !== CHANGED);
  return (
    <div className={css.note} role="alert">
      <Icon name="alert" size={18} />
      <div>
        {changed && (
          <p>
            {last
              ? texts.t('review.changedBy', {
                  name: last.actor?.name ?? texts.t('review.system'),
                  act: texts.find(`review.act.${last.act}`) ?? last.act,
                  time: formatInstant(last.at, tenant.zone),
                })
              : texts.t('review.changed')}{' '}
            {texts.t('review.changedDo')}
          </p>
        )}
        {others.map((refusal) => {
          const { text, advice } = reasonText(refusal, { texts, zone: tenant.zone, names });
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
