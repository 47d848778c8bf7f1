// One talk: why it is proposed, the weeks side by side, what comes next, the record, what was agreed, what happened.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate, formatInstant } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Next } from './next.tsx';
import { TalkRecord } from './record.tsx';
import { States } from './states.tsx';
import { type Talk, weekList } from './talk-view.ts';
import css from './talks.module.css';
import { Weeks, Why } from './weeks.tsx';

export function TalkPage() {
  const { t } = useTexts();
  const params = useParams({ strict: false });
  const id = /^[1-9]\d{0,8}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const { data, error, refetch } = useRead(ROUTES.talk, { params: { id } }, { when: id > 0 });
  const talk = data?.id === id ? data : undefined;
  if (id === 0 || (error instanceof ApiProblem && error.status === 404))
    return (
      <EmptyState isPage icon="lock" title={t('talks.noSuch')}>
        <p>{t('talks.noSuchHint')}</p>
      </EmptyState>
    );
  if (error && !talk) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!talk) return <Skeleton lines={10} />;
  return (
    <>
      <Head talk={talk} />
      <div className={css.page}>
        <div className={css.noPrint}>
          <Next key={talk.version} talk={talk} />
        </div>
        {/* Who signs or objects reads the record first; until there is one, what it would rest on. */}
        <TalkRecord talk={talk} />
        <Why talk={talk} />
        <Weeks talk={talk} />
        <div className={css.noPrint}>
          <History talk={talk} />
        </div>
      </div>
    </>
  );
}

function Head({ talk }: { readonly talk: Talk }) {
  const { t } = useTexts();
  const { person } = useSession();
  const isOwn = person.id === talk.person.id;
  return (
    <PageHeader
      title={isOwn ? t('talks.ownTitle') : t('talks.caseTitle', { name: talk.person.name })}
      above={[
        talk.unit.name,
        t('talks.number', { id: talk.id }),
        t('talks.weeks', { weeks: weekList(talk.weekKeys) }),
      ].join(' · ')}
      lead={
        <span className={css.marks}>
          <States state={talk.state} answer={talk.answer} />
          {talk.state === 'proposed' && <span>{t('talks.due', { date: formatDate(talk.due) })}</span>}
          {talk.state === 'accepted' && talk.plannedOn !== null && (
            <span>{t('talks.planned', { date: formatDate(talk.plannedOn), place: talk.place ?? '' })}</span>
          )}
          {talk.heldOn !== null && <span>{t('talks.heldOn', { date: formatDate(talk.heldOn) })}</span>}
          {talk.overdue && <span className={css.late}>{t('talks.overdue')}</span>}
        </span>
      }
      aside={<Files talk={talk} />}
    />
  );
}

/** The form of the record: to hold the talk by once its day is set, to sign after it. */
function Files({ talk }: { readonly talk: Talk }) {
  const { t, locale } = useTexts();
  if (talk.state === 'proposed' || talk.state === 'declined') return null;
  const input = { params: { id: talk.id }, query: { locale } };
  return (
    <span className={css.acts}>
      <FileLink href={routeAddress(ROUTES.talkPdf, input)} icon={<Icon name="print" size={18} />}>
        {t('talks.pdf')}
      </FileLink>
      <FileLink href={routeAddress(ROUTES.talkWorkbook, input)} icon={<Icon name="download" size={18} />}>
        {t('talks.workbook')}
      </FileLink>
    </span>
  );
}

function History({ talk }: { readonly talk: Talk }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  return (
    <Card title={t('talks.history')}>
      <ul className={css.items}>
        {talk.acts.map(({ seq, act, at, actor, proof }) => (
          <li key={seq} className={css.item}>
            <span>
              {find(`talks.did.${act}`) ?? act}
              <span className={css.muted}> · {actor?.name ?? t('talks.system')}</span>
            </span>
            <span className={css.muted}>
              {formatInstant(at, tenant.zone)} · {proof}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
