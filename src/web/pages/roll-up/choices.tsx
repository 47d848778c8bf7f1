import { useNavigate } from '@tanstack/react-router';
import {
  nextPeriod,
  PERIOD_KINDS,
  periodDates,
  periodKind,
  periodOf,
  previousPeriod,
} from '../../../domain/period/period.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { useSearchNumber, useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './roll-up.module.css';
import type { RollUp } from './shapes.ts';

const LONG = PERIOD_KINDS.filter((kind) => kind !== 'week');

interface Props {
  readonly period: string;
  readonly regimes: RollUp['regimes'];
}

/** Length of the period, the ones beside it, and the regulation where several have results. */
export function Choices({ period, regimes }: Props) {
  const { t } = useTexts();
  const name = useBilingual();
  const navigate = useNavigate();
  const { today } = useSession();
  const [unit] = useSearchNumber('don-vi');
  const [regime, setRegime] = useSearchValue('quy-dinh');
  const search = { 'don-vi': unit ?? undefined, 'quy-dinh': regime || undefined };
  const kind = LONG.find((one) => one === periodKind(period)) ?? 'month';
  const { from, to } = periodDates(period);
  // Another length keeps the place in time: today while it lies inside, otherwise the beginning.
  const inside = from <= today && today < to ? today : from;
  const [before, after] = [previousPeriod(period), nextPeriod(period)];
  return (
    <div className={css.choices}>
      <Segmented
        label={t('rollUp.kind')}
        value={kind}
        options={LONG.map((value) => ({ value, label: t(`periodName.kind.${value}`) }))}
        onChange={(next) =>
          void navigate({ to: paths.rollUp(periodOf(next, inside)), search: search as never })
        }
      />
      <nav className={css.links} aria-label={t('rollUp.kind')}>
        <ButtonLink to={paths.rollUp(before)} search={search} icon={<Icon name="left" size={16} />}>
          {periodName(t, before)}
        </ButtonLink>
        {to <= today && (
          <ButtonLink to={paths.rollUp(after)} search={search}>
            {periodName(t, after)}
            <Icon name="right" size={16} />
          </ButtonLink>
        )}
      </nav>
      {regimes.length > 1 && (
        <Segmented
          label={t('rollUp.regime')}
          value={regimes[0]?.regime ?? ''}
          options={regimes
            .toSorted((a, b) => (a.regime < b.regime ? -1 : 1))
            .map((one) => ({
              value: one.regime,
              label: name(one.title),
            }))}
          onChange={setRegime}
        />
      )}
    </div>
  );
}
