// The share of a level in one line, beside the work it concerns: a warning long before anything is blocked.
import type { QuotaView } from '../../contract/quotas.ts';
import { ROUTES } from '../../contract/routes.ts';
import { AppLink } from '../parts/app-link.tsx';
import { classNames } from '../parts/class-names.ts';
import { paths } from '../paths.ts';
import { useRead } from '../queries.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import { placesLeft } from './places-left.ts';
import css from './quota-line.module.css';

interface Props {
  readonly period: string;
  /** Family of the regulation. */
  readonly regime: string;
  /** Said where lines of several regulations stand together. */
  readonly title?: string;
}

/** Nothing where no share is bounded, or for whoever has nobody in it. */
export function QuotaLine({ period, regime, title = '' }: Props) {
  const { data } = useRead(ROUTES.quota, { params: { period }, query: { regime } });
  const [organ] = data?.organs ?? [];
  const [scope] = organ?.scopes ?? [];
  if (!data?.quota || data.regime !== regime || scope === undefined) return null;
  return <Line period={period} data={data} scope={scope} open={organ?.open ?? 0} title={title} />;
}

/** Every regulation that bounds a share in the period, a line each. */
export function QuotaLines({ period }: Pick<Props, 'period'>) {
  const words = useBilingual();
  const { data } = useRead(ROUTES.quota, { params: { period }, query: {} });
  const { regimes = [] } = data ?? {};
  return regimes.map(({ regime, title }) => (
    <QuotaLine
      key={regime}
      period={period}
      regime={regime}
      title={regimes.length > 1 ? `${words(title)}: ` : ''}
    />
  ));
}

type Scope = QuotaView['organs'][number]['scopes'][number];

function Line({
  period,
  data,
  scope,
  open,
  title,
}: {
  readonly period: string;
  readonly data: QuotaView;
  readonly scope: Scope;
  readonly open: number;
  readonly title: string;
}) {
  const { t } = useTexts();
  const words = useBilingual();
  const level = data.quota?.levels.find(({ key }) => key === data.quota?.level);
  // Once everybody is decided there is nothing left to warn of.
  const over = scope.left < 0 || (open > 0 && scope.later.reached > scope.later.places);
  return (
    <p className={classNames(css.line, over && css.over)}>
      <span>
        {title}
        {t('quota.line', {
          level: level === undefined ? '' : words(level.name),
          ...placesLeft(scope, { open }),
          reached: scope.later.reached,
          places: scope.later.places,
        })}{' '}
        {over && t('quota.lineOver')}
      </span>
      <AppLink to={paths.quota(period)} search={{ 'quy-dinh': data.regime ?? undefined }}>
        {t('quota.see')}
      </AppLink>
    </p>
  );
}
