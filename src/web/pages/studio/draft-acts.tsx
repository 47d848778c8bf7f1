import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { Change } from '../../../domain/rulebook/changes.ts';
import { formatDate } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { ChangeList, Unfounded } from './basis.tsx';
import type { Draft } from './shapes.ts';
import css from './studio.module.css';
import type { EditorState } from './use-editor.ts';

interface Props {
  readonly draft: Draft;
  readonly editor: EditorState;
  readonly changes: readonly Change[];
  /** Shows where a changed number is given its document. */
  readonly onBasis: () => void;
}

type Asking = 'activate' | 'decline' | 'drop' | null;

/** What may be done with the draft now, and the effect the second person signs. */
export function DraftActs({ draft, editor, changes, onBasis }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const [asking, setAsking] = useState<Asking>(null);
  const act = useSignedFormAct(ROUTES.actOnRulebookDraft);
  const names = useNames(draft);
  const params = { id: draft.id };
  const done = (text: string) => () => {
    setAsking(null);
    toast({ text });
  };
  const propose = async () => {
    const version = await editor.save();
    if (version === null) return;
    await act.run({
      input: { params, body: { act: 'propose', version } },
      ...{ purpose: t('studio.proposePurpose', names), onDone: done(t('studio.proposed')) },
    });
  };
  const settle = (what: 'activate' | 'drop') =>
    void act.run({
      input: { params, body: { act: what, version: draft.version } },
      purpose: t('studio.activatePurpose', names),
      onDone: done(t(what === 'activate' ? 'studio.activated' : 'studio.state.dropped', names)),
    });
  const decline = (reason: string) =>
    void act.run({
      input: { params, body: { act: 'decline', version: draft.version, reason } },
      ...{ purpose: t('studio.decline'), onDone: done(t('studio.declined')) },
    });
  return (
    <div className={css.acts}>
      <Effect effect={draft.effect} />
      {draft.state === 'draft' && (
        <Unfounded changes={changes} {...(editor.readOnly ? {} : { onMend: onBasis })} />
      )}
      {draft.state === 'proposed' && <Unfounded changes={changes} />}
      {act.error !== null && asking === null && <ErrorState error={act.error} />}
      <Buttons
        draft={draft}
        busy={act.busy || editor.saving}
        onPropose={() => void propose()}
        onAsk={setAsking}
      />
      <Asked
        asking={asking}
        draft={draft}
        changes={changes}
        busy={act.busy}
        error={act.error}
        onSettle={settle}
        onDecline={decline}
        onClose={() => setAsking(null)}
      />
      {act.dialog}
    </div>
  );
}

/** The regulation as people call it; its id only while the text does not say its title. */
function useNames({ title, rulebook, rulebookVersion }: Draft) {
  const words = useBilingual();
  return { rulebook: title === null ? rulebook : words(title), version: rulebookVersion };
}

interface ButtonsProps {
  readonly draft: Draft;
  readonly busy: boolean;
  readonly onPropose: () => void;
  readonly onAsk: (what: Asking) => void;
}

function Buttons({ draft, busy, onPropose, onAsk }: ButtonsProps) {
  const { t } = useTexts();
  const may = (what: Draft['may'][number]) => draft.may.includes(what);
  return (
    <div className={css.buttons}>
      {may('propose') && (
        <Button look="primary" busy={busy} onClick={onPropose}>
          {t('studio.propose')}
        </Button>
      )}
      {may('activate') && (
        <Button look="primary" onClick={() => onAsk('activate')}>
          {t('studio.activate')}
        </Button>
      )}
      {may('decline') && <Button onClick={() => onAsk('decline')}>{t('studio.decline')}</Button>}
      {may('take-back') && <Button onClick={() => onAsk('decline')}>{t('studio.takeBack')}</Button>}
      {may('drop') && (
        <Button look="quiet" onClick={() => onAsk('drop')}>
          {t('studio.drop')}
        </Button>
      )}
    </div>
  );
}

interface AskedProps {
  readonly asking: Asking;
  readonly draft: Draft;
  readonly changes: readonly Change[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSettle: (what: 'activate' | 'drop') => void;
  readonly onDecline: (reason: string) => void;
  readonly onClose: () => void;
}

/** The dialog before a step that cannot be undone, or that needs words. */
function Asked({ asking, draft, changes, onSettle, onDecline, ...rest }: AskedProps) {
  const { t } = useTexts();
  const names = useNames(draft);
  if (asking === null) return null;
  if (asking === 'decline') {
    const words = t(draft.may.includes('take-back') ? 'studio.takeBack' : 'studio.decline');
    return (
      <ReasonDialog {...rest} title={words} confirm={words} onConfirm={onDecline}>
        {null}
      </ReasonDialog>
    );
  }
  const isDrop = asking === 'drop';
  const from = draft.validFrom === null ? '–' : formatDate(draft.validFrom);
  return (
    <ConfirmDialog
      {...rest}
      title={isDrop ? t('studio.dropTitle') : t('studio.activateTitle', names)}
      confirm={t(isDrop ? 'studio.drop' : 'studio.activate')}
      grave={isDrop}
      onConfirm={() => onSettle(asking)}
    >
      <p>{isDrop ? t('studio.dropWhat') : t('studio.activateWhat', { from })}</p>
      {!isDrop && (
        <>
          <Effect effect={draft.effect} />
          <ChangeList changes={changes.filter(({ basis }) => basis !== 'none')} />
          <Unfounded changes={changes} />
        </>
      )}
    </ConfirmDialog>
  );
}

/** The counts of the dry run made when the draft was proposed. */
function Effect({ effect }: { readonly effect: unknown }) {
  const { t } = useTexts();
  if (typeof effect !== 'object' || effect === null) return null;
  const { moved = 0, cases = 0, broken = 0, brokenBefore = 0 } = effect as Partial<Record<string, number>>;
  return <p>{t('studio.effect', { moved, cases, broken, already: brokenBefore })}</p>;
}
