// Choosing a regime that is there: by which kind of period, from which day, and what the body leaves with it.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { DateField } from '../../parts/date-field.tsx';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { OpenedForm, troubleAt } from '../../parts/opened-form.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import type { Studio } from './shapes.ts';
import css from './studio.module.css';

type Regime = Studio['regimes'][number];
type Kind = Regime['choices'][number]['kind'];

const FROM = 'regime-from';

export function Regimes({ data }: { readonly data: Studio }) {
  const { t } = useTexts();
  const nameOf = useRegimeName();
  const [chosen, setChosen] = useState<string | null>(null);
  const regime = data.regimes.find((one) => one.regime === chosen);
  if (regime) return <AdoptForm regime={regime} all={data.regimes} onClose={() => setChosen(null)} />;
  return (
    <Card title={t('studio.regimes')} note={t('studio.regimesHint')} flush>
      <ul className={css.shipped}>
        {data.regimes.map((one) => (
          <li key={one.regime}>
            <RegimeWords regime={one} />
            {data.may.includes('edit') && (
              <Button
                small
                aria-label={t('studio.adoptOf', { document: nameOf(one) })}
                onClick={() => setChosen(one.regime)}
              >
                {t('studio.adopt')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The document, and whose regime it is: one document may have one for persons and one for units. */
function useRegimeName(): (regime: Pick<Regime, 'document' | 'evaluates'>) => string {
  const { t } = useTexts();
  return ({ document, evaluates: [first, ...others] }) =>
    t('studio.regimeName', { document, whose: others.length > 0 || first === undefined ? 'both' : first });
}

function RegimeWords({ regime }: { readonly regime: Regime }) {
  const { t } = useTexts();
  const words = useBilingual();
  const nameOf = useRegimeName();
  const { titles, choices, followed } = regime;
  return (
    <span className={css.regime}>
      <strong>{nameOf(regime)}</strong>
      <span className={css.muted}>{titles.map(words).join(' · ')}</span>
      <span className={css.marks}>
        <span className={css.muted}>{choices.map(({ kind }) => t(`studio.by.${kind}`)).join(' / ')}</span>
        {followed && (
          <Tag look="on">
            {t('studio.followed', {
              kind: t(`studio.kind.${followed.kind}`),
              from: formatDate(followed.from),
            })}
          </Tag>
        )}
      </span>
    </span>
  );
}

interface AdoptProps {
  readonly regime: Regime;
  readonly all: readonly Regime[];
  readonly onClose: () => void;
}

function useAdoption(regime: Regime) {
  const { t } = useTexts();
  const nameOf = useRegimeName();
  const navigate = useNavigate();
  const toast = useToast();
  const [kind, setKind] = useState<Kind | undefined>(regime.choices[0]?.kind);
  const [from, setFrom] = useState<string | null>('');
  const [ends, setEnds] = useState<readonly string[]>(regime.competes);
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.adoptRegime, [ROUTES.studio]);
  const send = () => {
    setTroubles(from ? [] : [{ field: FROM, text: t('form.date') }]);
    if (!from || kind === undefined) return;
    void run({
      input: { body: { regime: regime.regime, period: kind, from, ends: [...ends] } },
      purpose: t('studio.adoptPurpose', { document: nameOf(regime), from: formatDate(from) }),
      onDone: ({ id }) => {
        toast({ text: t('studio.adopted') });
        void navigate({ to: paths.rulebookDraft(id) });
      },
    });
  };
  return { kind, setKind, from, setFrom, ends, setEnds, troubles, busy, error, dialog, send };
}

function AdoptForm({ regime, all, onClose }: AdoptProps) {
  const { t } = useTexts();
  const nameOf = useRegimeName();
  const adoption = useAdoption(regime);
  const { from, setFrom, ends, setEnds, troubles, busy, error, dialog, send } = adoption;
  return (
    <>
      <OpenedForm
        {...{ troubles, busy, error, onClose, onSend: send }}
        title={t('studio.adoptTitle', { document: nameOf(regime) })}
        note={t('studio.adoptNote')}
        verb={t('studio.adoptSend')}
      >
        <RegimeWords regime={regime} />
        <KeptBy regime={regime} kind={adoption.kind} onChange={adoption.setKind} />
        <DateField
          id={FROM}
          label={t('studio.adoptFrom')}
          hint={t('studio.adoptFromHint')}
          value={from ?? ''}
          onChange={setFrom}
          error={troubleAt(troubles, FROM)}
          required
        />
        <Ends regime={regime} all={all} ends={ends} onChange={setEnds} />
      </OpenedForm>
      {dialog}
    </>
  );
}

interface KeptByProps extends Pick<AdoptProps, 'regime'> {
  readonly kind: Kind | undefined;
  readonly onChange: (kind: Kind) => void;
}

/** The kind of period that is kept, and those that come with it. */
function KeptBy({ regime, kind, onChange }: KeptByProps) {
  const { t } = useTexts();
  const choice = regime.choices.find((one) => one.kind === kind);
  const options = regime.choices.map((one) => ({ value: one.kind, label: t(`studio.by.${one.kind}`) }));
  return (
    <div>
      {options.length > 1 && kind && (
        <Segmented label={t('studio.keptBy')} showLabel value={kind} options={options} onChange={onChange} />
      )}
      {choice && (
        <p className={css.muted}>
          {t('studio.follows', {
            periods: choice.periods.map((one) => t(`studio.kind.${one}`)).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

interface EndsProps extends Pick<AdoptProps, 'regime' | 'all'> {
  readonly ends: readonly string[];
  readonly onChange: (ends: readonly string[]) => void;
}

/** What the body leaves: regimes of the same side for some of the same people. */
function Ends({ regime, all, ends, onChange }: EndsProps) {
  const { t } = useTexts();
  const nameOf = useRegimeName();
  const labelOf = (other: Regime | undefined) => other && nameOf(other);
  if (regime.competes.length === 0) return null;
  return (
    <fieldset className={css.ends}>
      <legend>{t('studio.ends')}</legend>
      <p className={css.muted}>{t('studio.endsHint')}</p>
      {regime.competes.map((one) => (
        <CheckField
          key={one}
          label={labelOf(all.find((other) => other.regime === one)) ?? one}
          checked={ends.includes(one)}
          onChange={(on) => onChange(on ? [...ends, one] : ends.filter((other) => other !== one))}
        />
      ))}
    </fieldset>
  );
}
