// What a week shows beside its points: recorded facts, talks that rest on it, and what was agreed and is still to do.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { formatDate } from '../../text/format.ts';
import { AppLink } from '../parts/app-link.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useToast } from '../parts/toast.tsx';
import { paths } from '../paths.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { useFormAct } from '../use-form-act.ts';
import css from './conduct.module.css';
import type { Conduct } from './conduct-view.ts';
import { FactLine } from './fact-line.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { UndoneTasks } from './undone-tasks.tsx';

export interface ConductPartProps {
  readonly evaluation: number;
  /** Inside a pane that is a surface already; what was agreed stands apart there. */
  readonly plain?: boolean;
}

/** What was agreed in a talk and is still to do, before whatever else is read of the week. */
export function Agreed({ evaluation }: Pick<ConductPartProps, 'evaluation'>) {
  const { data } = useRead(ROUTES.conduct, { params: { id: evaluation } });
  return data === undefined || data.measures.length === 0 ? null : <Measures data={data} />;
}

/** Nothing where nothing was recorded or agreed, for whoever may not record anything either. */
export function ConductPart({ evaluation, plain = false }: ConductPartProps) {
  const { t } = useTexts();
  const [recording, setRecording] = useState(false);
  const { data } = useRead(ROUTES.conduct, { params: { id: evaluation } });
  if (data === undefined) return null;
  const mayRecord = data.may.includes('record');
  const count = data.facts.length + data.tasks.length + data.measures.length + data.talks.length;
  if (count === 0 && !mayRecord) return null;
  const button = mayRecord && (
    <Button small icon={<Icon name="plus" size={16} />} onClick={() => setRecording(true)}>
      {t('conduct.record')}
    </Button>
  );
  return (
    <>
      {plain ? (
        <section className={css.plain}>
          <div className={css.head}>
            <h3>{t('conduct.title')}</h3>
            {button}
          </div>
          <Recorded data={data} />
        </section>
      ) : (
        <Card title={t('conduct.title')} actions={button}>
          <Content data={data} />
        </Card>
      )}
      {recording && <RecordDialog evaluation={evaluation} data={data} onClose={() => setRecording(false)} />}
    </>
  );
}

function Content({ data }: { readonly data: Conduct }) {
  return (
    <>
      {data.measures.length > 0 && <Measures data={data} />}
      <Recorded data={data} />
    </>
  );
}

function Recorded({ data }: { readonly data: Conduct }) {
  const { t } = useTexts();
  return (
    <div className={css.part}>
      {data.facts.length + data.tasks.length === 0 && <p className={css.muted}>{t('conduct.none')}</p>}
      {data.facts.length + data.tasks.length > 0 && (
        <ul className={css.facts}>
          {data.facts.map((fact) => (
            <li key={fact.id}>
              <FactLine fact={fact} />
              {fact.mayWithdraw && <TakeBack fact={fact} />}
            </li>
          ))}
          <UndoneTasks tasks={data.tasks} />
        </ul>
      )}
      {data.talks.map(({ id }) => (
        <AppLink key={id} to={paths.talk(id)}>
          {t('conduct.talk', { id })}
        </AppLink>
      ))}
    </div>
  );
}

function Measures({ data }: { readonly data: Conduct }) {
  const { t } = useTexts();
  return (
    <div className={css.part}>
      <h3>{t('conduct.measures')}</h3>
      <ul className={css.facts}>
        {data.measures.map(({ talk, no, text, owner, due, overdue, opens }) => (
          <li key={`${talk} ${no}`} className={css.fact}>
            <p className={css.words}>{text ?? t('conduct.erased')}</p>
            <p className={css.marks}>
              <span className={css.muted}>
                {t('conduct.measure', { name: owner?.name ?? '', date: formatDate(due) })}
              </span>
              {overdue && <span className={css.late}>{t('conduct.measureLate')}</span>}
              {opens && (
                <AppLink to={paths.talk(talk)}>
                  {t('conduct.openTalk')}
                  <span className={css.hidden}> {no}</span>
                </AppLink>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function TakeBack({ fact }: { readonly fact: Conduct['facts'][number] }) {
  const { t } = useTexts();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const act = useFormAct(ROUTES.takeBackFact, [ROUTES.conduct, ROUTES.talks, ROUTES.talk]);
  const send = async (reason: string) => {
    const body = { act: 'withdraw' as const, version: fact.version, reason };
    if ((await act.run({ params: { id: fact.id }, body })) === null) return;
    setAsking(false);
    toast({ text: t('conduct.withdrew') });
  };
  return (
    <div className={css.acts}>
      <Button small onClick={() => setAsking(true)}>
        {t('conduct.withdraw')}
        <span className={css.hidden}> {formatDate(fact.day)}</span>
      </Button>
      {asking && (
        <ReasonDialog
          title={t('conduct.withdrawTitle')}
          confirm={t('conduct.withdraw')}
          busy={act.busy}
          error={act.error}
          onConfirm={(reason) => void send(reason)}
          onClose={() => setAsking(false)}
        >
          {t('conduct.withdrawHint')}
        </ReasonDialog>
      )}
    </div>
  );
}
