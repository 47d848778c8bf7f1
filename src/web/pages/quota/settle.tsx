import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { pointsText } from '../../parts/points.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import css from './quota.module.css';
import type { OrganProps, Person, Quota } from './shapes.ts';

/** By whom and why the level is another one than the mean reaches. */
export function Settled({ person, quota }: { readonly person: Person; readonly quota: Quota }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const { settled } = person;
  if (settled === null) return null;
  const reached = quota.levels.find(({ key }) => key === settled.reached);
  return (
    <span className={css.muted}>
      {t('quota.settledIs', {
        reached: reached === undefined ? (settled.reached ?? t('quota.settledOpen')) : words(reached.name),
        name: settled.by.name,
        at: formatInstant(settled.at, tenant.zone),
      })}{' '}
      {settled.words !== null && <q>{settled.words}</q>}
    </span>
  );
}

type Props = OrganProps & { readonly person: Person };

/** The head of the organ decides somebody's level in a mean, with words and the password. */
export function SettleButton(props: Props) {
  const { t } = useTexts();
  const { person: me } = useSession();
  const [asking, setAsking] = useState(false);
  const { organ, person } = props;
  if (!organ.may.includes('settle') || person.person.id === me.id) return null;
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('quota.settle')}
      </Button>
      {asking && <SettleDialog {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

function SettleDialog({ data, quota, person, onClose }: Props & { readonly onClose: () => void }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const toast = useToast();
  const options = quota.levels.filter(({ key }) => quota.settles.includes(key));
  const [level, setLevel] = useState(
    person.decided === 'given' ? (options.at(-1)?.key ?? quota.level) : quota.level,
  );
  const act = useSignedFormAct(ROUTES.settleLevel);
  const { id, name } = person.person;
  const settle = (reason: string) => {
    if (data.regime === null) return;
    void act.run({
      input: {
        params: { period: data.period },
        body: { regime: data.regime, personId: id, level, reason },
      },
      purpose: t('quota.settlePurpose', { name }),
      onDone: () => {
        toast({ text: t('quota.settleDone', { name }) });
        onClose();
      },
    });
  };
  return (
    <>
      <ReasonDialog
        title={t('quota.settleTitle', { name })}
        confirm={t('quota.settle')}
        grave={false}
        busy={act.busy}
        error={act.error}
        onConfirm={settle}
        onClose={onClose}
      >
        <p className={css.hint}>
          {t('quota.settleHint', { points: pointsText(person.total?.shown ?? null, locale) })}
        </p>
        <Segmented
          label={t('quota.settleLevel')}
          showLabel
          value={level}
          options={options.map((one) => ({ value: one.key, label: words(one.name) }))}
          onChange={setLevel}
        />
      </ReasonDialog>
      {act.dialog}
    </>
  );
}
