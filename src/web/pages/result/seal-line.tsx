import { useEffect, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './seal-line.module.css';

const AGAIN_MS = 5000;

export interface SealLineProps {
  readonly id: number;
}

/** Under the log of steps: since when they are sealed, and the proof to take away. Silent where there is no log yet. */
export function SealLine({ id }: SealLineProps) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const [isWaiting, setWaiting] = useState(false);
  const { data } = useRead(ROUTES.evaluationSeal, { params: { id } }, isWaiting ? { every: AGAIN_MS } : {});
  const waiting = data?.waiting ?? 0;
  useEffect(() => setWaiting(waiting > 0), [waiting]);
  const last = data?.sealed.at(-1);
  if (data === undefined || last === undefined) return null;
  return (
    <p className={css.line}>
      <Icon name="lock" size={16} />
      <span>
        {waiting === 0
          ? t('seal.all', { at: formatInstant(last.at, tenant.zone), no: last.no })
          : t('seal.some', { waiting })}{' '}
        <a href={routeAddress(ROUTES.evaluationProof, { params: { id } })} download="">
          {t('seal.proof')}
        </a>
      </span>
    </p>
  );
}
