import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { levelLook } from '../../parts/level-mark.tsx';
import { pointsText } from '../../parts/points.ts';
import { Twin } from '../../parts/twin.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { isTrouble, type Piece, piecesOf } from './band-spans.ts';
import type { Check } from './shapes.ts';
import css from './studio.module.css';

/** Highest bound typed: the end of the line while the regulation itself cannot be read. */
function endOf(bands: Check['bands'], max: number | undefined): number {
  return max ?? Math.max(0, ...bands.map((band) => band.to.value));
}

/** The bands as typed on one line; holes and overlaps stand out by pattern and are named in words below. */
export function BandLine({
  bands,
  max,
}: {
  readonly bands: Check['bands'];
  readonly max: number | undefined;
}) {
  const { t, locale } = useTexts();
  const bilingual = useBilingual();
  const pieces = piecesOf(bands, endOf(bands, max));
  const troubles = pieces.filter(isTrouble);
  const nameOf = (key: string) => {
    const name = bands.find((band) => band.key === key)?.name ?? null;
    return name === null ? key : bilingual(name);
  };
  const words = (piece: Piece) => {
    const values = { from: pointsText(piece.from, locale), to: pointsText(piece.to, locale) };
    const levels = piece.keys.map(nameOf).join(', ');
    if (piece.keys.length === 0) return t(piece.from === piece.to ? 'studio.holeAt' : 'studio.hole', values);
    return t(piece.from === piece.to ? 'studio.overlapAt' : 'studio.overlap', { ...values, levels });
  };
  const summary =
    bands.length === 0
      ? t('studio.bandsNone')
      : troubles.length === 0
        ? t('studio.bandsFine')
        : t('studio.bandsWrong', { count: troubles.length });
  return (
    <Card title={summary} note={t('studio.bands')}>
      {bands.length > 0 && (
        <div className={css.track} role="img" aria-label={[summary, ...troubles.map(words)].join('. ')}>
          {pieces
            .filter((piece) => piece.from < piece.to || isTrouble(piece))
            .map((piece) => (
              <PieceOf key={`${piece.from}-${piece.to}`} piece={piece} bands={bands} />
            ))}
        </div>
      )}
      {troubles.length > 0 && (
        <ul className={classNames(css.troubles, css.wrong)}>
          {troubles.map((piece) => (
            <li key={`${piece.from}-${piece.to}`}>{words(piece)}</li>
          ))}
        </ul>
      )}
      {bands.length > 0 && <BandTable bands={bands} nameOf={nameOf} />}
    </Card>
  );
}

interface TableProps {
  readonly bands: Check['bands'];
  readonly nameOf: (key: string) => string;
}

function BandTable({ bands, nameOf }: TableProps) {
  const { t, locale } = useTexts();
  const ends = ['from', 'to'] as const;
  return (
    <Twin summary={t('studio.asTable')}>
      <DataTable
        caption={t('studio.bands')}
        rows={bands}
        rowKey={({ key }) => key}
        columns={[
          { id: 'level', header: t('studio.level'), phone: 'head', cell: ({ key }) => nameOf(key) },
          ...ends.map((end) => ({
            id: end,
            header: t(end === 'from' ? 'studio.bandFrom' : 'studio.bandTo'),
            numeric: true,
            cell: (band: Check['bands'][number]) => pointsText(band[end].value, locale),
          })),
        ]}
      />
    </Twin>
  );
}

function PieceOf({ piece, bands }: { readonly piece: Piece; readonly bands: Check['bands'] }) {
  const { locale } = useTexts();
  const at = bands.findIndex((band) => band.key === piece.keys[0]);
  const kind =
    piece.keys.length === 0
      ? css.hole
      : piece.keys.length > 1
        ? css.overlap
        : css[`look${levelLook(at + 1)}`];
  return (
    <div
      className={classNames(css.piece, kind, piece.from === piece.to && css.point)}
      style={piece.from === piece.to ? undefined : { flexGrow: piece.to - piece.from }}
    >
      <span className={css.bound}>{pointsText(piece.from, locale)}</span>
    </div>
  );
}
