import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { useToast } from '../../parts/toast.tsx';
import { StickyBar } from '../../review/sticky-bar.tsx';
import { MOST_AT_ONCE } from '../../review/use-send.ts';
import { useSendKey } from '../../review/use-send-key.ts';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { periodInside } from '../period/period-words.ts';
import { type Groups, signable } from './choose.ts';

interface Props {
  readonly period: string;
  readonly groups: Groups;
  readonly chosen: ReadonlySet<number>;
  readonly opened: ReadonlySet<number>;
  /** Names still to be seen, said only after somebody tried. */
  readonly unseen: number;
  readonly onChooseAll: () => void;
  readonly onSigned: () => void;
}

/** One signature for everything chosen; choosing everything needs every name to have been on screen. */
export function SignBar({ period, groups, chosen, opened, unseen, onChooseAll, onSigned }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.actMany);
  const ready = signable(groups, chosen, opened, MOST_AT_ONCE);
  const open = groups.ordinary.filter(({ id }) => !chosen.has(id)).length;
  const sign = () =>
    void run({
      input: { body: { items: ready.map(({ id, version }) => ({ id, version, act: 'approve' })) } },
      purpose: t('periodApprove.purpose', { count: ready.length, period: periodInside(period, texts) }),
      onDone: ({ items }) => {
        toast({ text: t('periodApprove.signed', { count: items.length }) });
        onSigned();
      },
    });
  useSendKey(ready.length > 0 && !busy, sign);
  if (ready.length === 0 && open === 0 && error === null) return dialog;
  return (
    <>
      <StickyBar
        note={
          unseen > 0
            ? t('approve.unseen', { count: unseen })
            : t('approve.chosen', {
                ready: ready.length,
                open: groups.exceptions.length + groups.ordinary.length,
              })
        }
        trouble={error !== null && <ErrorState error={error} kept />}
      >
        {ready.length > 0 && (
          <Button look="primary" keyHint="Ctrl Enter" busy={busy} onClick={sign}>
            {t('approve.sign', { count: ready.length })}
          </Button>
        )}
        {open > 0 && (
          <Button look={ready.length > 0 ? 'plain' : 'primary'} onClick={onChooseAll}>
            {t('approve.chooseAll', { count: open })}
          </Button>
        )}
      </StickyBar>
      {dialog}
    </>
  );
}
