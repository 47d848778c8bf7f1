// What I was told, newest first; each line opens the very step.
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useAct, usePages } from '../../queries.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { MailCard } from './mail-card.tsx';
import { type MessageItem, messageText } from './message-words.ts';
import css from './messages.module.css';

const SHOWN = ['tat-ca', 'chua-doc'] as const;

export function MessagesPage() {
  const { t } = useTexts();
  const [shown, setShown] = useSearchChoice('loc', SHOWN);
  const list = usePages(ROUTES.messages, { query: { show: shown === 'tat-ca' ? 'all' : 'unread' } });
  const first = list.data?.pages[0];
  const unread = (first as { readonly unread?: number } | undefined)?.unread ?? 0;
  return (
    <>
      <PageHeader
        title={t('messages.title')}
        above={first && t('messages.count', { count: unread })}
        lead={t('messages.lead')}
      />
      <div className={css.page}>
        <div className={css.tools}>
          <Segmented
            label={t('messages.show')}
            value={shown}
            options={[
              { value: 'tat-ca', label: t('messages.all') },
              { value: 'chua-doc', label: t('messages.unread'), count: unread },
            ]}
            onChange={setShown}
          />
          {unread > 0 && <MarkAll newest={Math.max(0, ...list.items.map(({ no }) => no))} />}
        </div>
        {list.error && !first && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {!list.error && !first && <Skeleton lines={6} />}
        {first && (
          <Card flush>
            {list.items.length === 0 ? (
              <Nothing filtered={shown !== 'tat-ca'} onAll={() => setShown('tat-ca')} />
            ) : (
              <ol>
                {list.items.map((item) => (
                  <Row key={item.no} item={item} />
                ))}
              </ol>
            )}
          </Card>
        )}
        <Pager {...list.pager} />
        <MailCard />
      </div>
    </>
  );
}

function MarkAll({ newest }: { readonly newest: number }) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy } = useAct(ROUTES.markMessages, [ROUTES.messages, ROUTES.unreadMessages, ROUTES.message]);
  const markAll = () =>
    run({ body: { act: 'read-all', upTo: newest } }).then(
      ({ marked }) => toast({ text: t('messages.marked', { count: marked }) }),
      () => toast({ text: t('errors.unknown') }),
    );
  return (
    <Button small busy={busy} onClick={() => void markAll()}>
      {t('messages.markAll')}
    </Button>
  );
}

function Nothing({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  const { t } = useTexts();
  if (filtered)
    return (
      <EmptyState
        icon="check"
        title={t('messages.emptyUnread')}
        actions={<Button onClick={onAll}>{t('messages.showAll')}</Button>}
      />
    );
  return (
    <EmptyState icon="bell" title={t('messages.empty')}>
      <p>{t('messages.emptyHint')}</p>
    </EmptyState>
  );
}

const ICONS: Readonly<Record<MessageItem['kind'], IconName>> = {
  act: 'edit',
  decided: 'check',
  changed: 'info',
};

function Row({ item }: { readonly item: MessageItem }) {
  const texts = useTexts();
  const { t } = texts;
  const { tenant } = useSession();
  return (
    <li className={classNames(css.row, !item.read && css.unread)}>
      <span className={classNames(css.icon, item.kind === 'act' && css.act)}>
        <Icon name={ICONS[item.kind]} size={20} />
      </span>
      <span className={css.words}>
        <AppLink to={paths.message(item.no)} className={css.link}>
          {messageText(item, texts, tenant.zone)}
        </AppLink>
        <span className={css.muted}>
          {t(`messages.kind.${item.kind}`)} ·{' '}
          {item.by === null ? t('messages.system') : t('messages.by', { name: item.by.name })} ·{' '}
          {formatInstant(item.at, tenant.zone)}
        </span>
      </span>
      {!item.read && <span className={css.dot}>{t('messages.isUnread')}</span>}
    </li>
  );
}
