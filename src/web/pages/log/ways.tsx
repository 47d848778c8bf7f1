import { formatInstant } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './log.module.css';
import type { LogView, Way } from './log-view.ts';

/** Where checkpoints go, and what stands in the way. */
export function Ways({ view }: { readonly view: LogView }) {
  const { t } = useTexts();
  const isNowhere = view.ways.every((way) => lookOf(way) === 'off');
  return (
    <Card title={t('log.ways')}>
      <p className={css.hint}>{t('log.waysHint')}</p>
      {isNowhere && <p className={css.trouble}>{t('log.waysNone')}</p>}
      <ul className={css.ways}>
        {view.ways.map((way) => (
          <WayLine key={way.target} way={way} />
        ))}
      </ul>
    </Card>
  );
}

function lookOf({ sent, failed }: Way): 'off' | 'well' | 'failing' {
  if (failed !== null) return 'failing';
  return sent === null ? 'off' : 'well';
}

const TAGS = { off: 'off', well: 'on', failing: 'wait' } as const;

function WayLine({ way }: { readonly way: Way }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  const look = lookOf(way);
  const { sent, failed, failures, waiting } = way;
  const time = (at: string) => formatInstant(at, tenant.zone);
  const why = failed && (find(`log.why.${failed.why}`) ?? failed.why);
  return (
    <li>
      <div className={css.wayHead}>
        <strong>{t(`log.way.${way.target}`)}</strong>
        <Tag look={TAGS[look]}>{t(`log.way.${look}`)}</Tag>
      </div>
      {sent && (
        <p className={css.where}>
          {t('log.sent', { size: sent.size, at: time(sent.at), where: sent.where })}
        </p>
      )}
      {!sent && failed && <p className={css.muted}>{t('log.sentNever')}</p>}
      {failed && why && (
        <p className={css.trouble}>{t('log.failed', { failures, at: time(failed.at), why })}</p>
      )}
      {failed && waiting > 0 && <p className={css.muted}>{t('log.owed', { waiting })}</p>}
    </li>
  );
}
