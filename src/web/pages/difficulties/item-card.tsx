import { useState } from 'react';
import { formatDate, formatDayOf } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { ActDialog } from './act-dialog.tsx';
import css from './difficulties.module.css';
import type { ActName, Item } from './register.ts';

const LOOK = { open: 'wait', assigned: 'wait', answered: 'on', decided: 'on', joined: 'off' } as const;

/** One item: the words, who named it, with whom it is, and what became of it. */
export function ItemCard({ item }: { readonly item: Item }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const [asking, setAsking] = useState<ActName | null>(null);
  const by = { name: item.filedBy.name, unit: item.unit.name, date: formatDayOf(item.filedAt, tenant.zone) };
  return (
    <li className={css.item} id={`muc-${item.id}`}>
      <div className={css.told}>
        <div className={css.marks}>
          <strong>{t('difficulties.number', { id: item.id })}</strong>
          <Tag look={LOOK[item.state]}>{t(`difficulties.state.${item.state}`)}</Tag>
          <Tag>{t(`difficulties.class.${item.class}`)}</Tag>
          {item.overdue && <span className={css.late}>{t('difficulties.overdue')}</span>}
        </div>
        <p className={css.words}>{item.text ?? t('difficulties.erased')}</p>
        <p className={css.muted}>
          {t('difficulties.by', by)}
          {item.evaluationId !== null && (
            <>
              {' · '}
              <AppLink to={paths.result(item.evaluationId)}>{t('difficulties.fromReport')}</AppLink>
            </>
          )}
          {item.list !== null && (
            <>
              {' · '}
              <AppLink to={paths.difficulties} search={{ 'danh-sach': item.list }}>
                {t('difficulties.onList', { list: item.list })}
              </AppLink>
            </>
          )}
        </p>
        <Became item={item} />
      </div>
      {item.may.length > 0 && (
        <div className={css.acts}>
          {item.may.map((act, index) => (
            <Button key={act} small look={index === 0 ? 'plain' : 'quiet'} onClick={() => setAsking(act)}>
              {t(`difficulties.act.${act}`)}
              <span className={css.hidden}> {t('difficulties.number', { id: item.id })}</span>
            </Button>
          ))}
        </div>
      )}
      {asking && <ActDialog item={item} act={asking} onClose={() => setAsking(null)} />}
    </li>
  );
}

function Became({ item }: { readonly item: Item }) {
  const { t } = useTexts();
  const { owner, due, answer, decision, documentNumber, joinedTo } = item;
  return (
    <>
      {owner && due && <p>{t('difficulties.owner', { name: owner.name, date: formatDate(due) })}</p>}
      <Words {...{ answer, decision, documentNumber }} />
      {joinedTo !== null && <Outcome item={item} joinedTo={joinedTo} />}
    </>
  );
}

function Words({ answer, decision, documentNumber }: Pick<Item, 'answer' | 'decision' | 'documentNumber'>) {
  const { t } = useTexts();
  return (
    <>
      {answer && (
        <p className={css.reply}>
          <strong>{t('difficulties.answer')}:</strong> {answer}
        </p>
      )}
      {decision && (
        <p className={css.reply}>
          <strong>{t('difficulties.decision')}:</strong> {decision}
          {documentNumber && (
            <span className={css.muted}> {t('difficulties.document', { number: documentNumber })}</span>
          )}
        </p>
      )}
    </>
  );
}

/** Where a double led to: the item itself where I see it, what became of it in any case. */
function Outcome({ item: { outcome }, joinedTo }: { readonly item: Item; readonly joinedTo: number }) {
  const { t } = useTexts();
  const to = outcome?.id ?? joinedTo;
  const words = t('difficulties.joinedTo', { id: to });
  return (
    <>
      <p className={css.muted}>
        {outcome?.opens ? (
          <AppLink to={paths.difficulties} search={{ muc: to }}>
            {words}
          </AppLink>
        ) : (
          words
        )}
        {outcome && `. ${t(`difficulties.state.${outcome.state}`)}`}
      </p>
      {outcome && <Words {...outcome} />}
    </>
  );
}
