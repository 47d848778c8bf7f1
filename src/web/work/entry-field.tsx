// The one line: typed freely, wordings on the arrows, Enter puts it down. Nothing in it is ever rewritten.
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { entryLines } from '../../domain/work/fast-entry.ts';
import { Button } from '../parts/button.tsx';
import comboCss from '../parts/combobox.module.css';
import { Field } from '../parts/field.tsx';
import { useTexts } from '../texts.tsx';
import css from './entry.module.css';
import { ENTRY_FIELD } from './entry-place.ts';
import { NOTHING_TYPED, type Typed, typedText } from './entry-shapes.ts';
import { Marks } from './marks.tsx';
import { fitting, type Offer } from './offers.ts';
import type { ReadEntry } from './typed-entry.ts';

export interface EntryFieldProps {
  readonly typed: Typed;
  readonly read: ReadEntry;
  readonly offers: readonly Offer[];
  readonly onChange: (typed: Typed) => void;
  readonly onEnter: () => void;
  /** Several lines were pasted. */
  readonly onLines: (lines: readonly string[]) => void;
  readonly error: string | null;
  /** Enter was pressed on what stands here. */
  readonly tried: boolean;
}

const LIST = `${ENTRY_FIELD}-list`;

export function EntryField(props: EntryFieldProps) {
  const { typed, read, onChange, onEnter, error } = props;
  const { t } = useTexts();
  const list = useOffers(props);
  const box = useRef<HTMLInputElement>(null);
  const paste = (event: ClipboardEvent) => {
    const lines = entryLines(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    props.onLines(lines);
  };
  return (
    <div>
      <Field label={t('work.entry')} hint={t('work.entryHint')} id={ENTRY_FIELD} error={error}>
        {(control) => (
          <div className={css.line}>
            <div className={comboCss.box}>
              <input
                {...control}
                ref={box}
                className={comboCss.input}
                role="combobox"
                aria-expanded={list.open}
                aria-controls={LIST}
                aria-autocomplete="list"
                aria-activedescendant={list.active ? `${LIST}-${list.active.key}` : undefined}
                autoComplete="off"
                enterKeyHint="done"
                placeholder={t('work.entryExample')}
                value={typed.text}
                onChange={(event) => {
                  const { value } = event.target;
                  onChange(value.trim() === '' ? typedText(value) : { ...typed, text: value });
                }}
                onPaste={paste}
                onKeyDown={(event) => list.keys(event, onEnter)}
                onClick={list.show}
                onBlur={list.close}
              />
              <Offers list={list} />
            </div>
            <Button onClick={onEnter} keyHint="Enter">
              {t('work.put')}
            </Button>
          </div>
        )}
      </Field>
      <Marks
        typed={typed}
        read={read}
        onChange={onChange}
        onLeft={() => box.current?.focus()}
        onEnter={onEnter}
        tried={props.tried}
      />
    </div>
  );
}

type OfferList = ReturnType<typeof useOffers>;

/** The list opens on an arrow or a click; only an arrow chooses in it, so that Enter without one puts the line down. */
function useOffers({ typed, offers, onChange }: EntryFieldProps) {
  const [opened, setOpened] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const shown = fitting(offers, typed.text);
  const open = opened && shown.length > 0;
  const active = open && at !== null ? shown[Math.min(at, shown.length - 1)] : undefined;
  const close = () => {
    setOpened(false);
    setAt(null);
  };
  const choose = ({ title, product, itemId, taskId }: Offer) => {
    close();
    const wording = { title, product, itemId };
    onChange({ ...NOTHING_TYPED, text: `${title} `, link: taskId ?? 'auto', wording });
  };
  const move = (step: 1 | -1) => {
    if (shown.length === 0) return;
    const from = at ?? (step === 1 ? -1 : shown.length);
    setOpened(true);
    setAt((from + step + shown.length) % shown.length);
  };
  const keys = (event: KeyboardEvent, onEnter: () => void) => {
    // Vietnamese typing tools send keys of their own while a word is made.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active) choose(active);
      else {
        // An empty field would show the whole list over what is due.
        close();
        onEnter();
      }
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  };
  const show = () => typed.text === '' && setOpened(true);
  return { shown, active, open, choose, keys, show, close };
}

function Offers({ list }: { readonly list: OfferList }) {
  const { t } = useTexts();
  const { shown, active, open, choose } = list;
  return (
    <div className={comboCss.panel} hidden={!open}>
      <div id={LIST} role="listbox" className={comboCss.list} aria-label={t('work.offers')}>
        {shown.map((offer) => (
          <div
            key={offer.key}
            id={`${LIST}-${offer.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={offer === active}
            className={comboCss.choice}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(offer);
            }}
          >
            {offer.title}
            <span className={comboCss.note}>
              {[t(`work.offer.${offer.from}`), offer.product].filter(Boolean).join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
