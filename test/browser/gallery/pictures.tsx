import { Card } from '../../../src/web/parts/card.tsx';
import { DataList } from '../../../src/web/parts/data-list.tsx';
import { type Column, DataTable } from '../../../src/web/parts/data-table.tsx';
import { DistributionBar } from '../../../src/web/parts/distribution-bar.tsx';
import { LevelBadge } from '../../../src/web/parts/level-badge.tsx';
import { LevelLine } from '../../../src/web/parts/level-line.tsx';
import { Pager } from '../../../src/web/parts/pager.tsx';
import { PersonLine } from '../../../src/web/parts/person-line.tsx';
import { pointsText } from '../../../src/web/parts/points.ts';
import { Sparkline } from '../../../src/web/parts/sparkline.tsx';
import { StageTimeline } from '../../../src/web/parts/stage-timeline.tsx';
import type { RulebookOf, TrendRulebook } from '../../../src/web/parts/trend-runs.ts';
import { useTexts } from '../../../src/web/texts.tsx';
import { BANDS, PEOPLE } from './data.ts';
import css from './gallery.module.css';

/** The first three weeks under an older regulation, with its bounds lower: a step. */
const TREND = [5200, 6100, null, 7000, 7800, 7650, 8580, 8580].map((total, at) => ({
  ...{ week: `2026-W${40 + at}`, total, rulebook: at < 3 ? 'old@1' : 'new@1' },
}));
const NEW = {
  ...{ id: 'new', version: 1, title: { vi: 'Quy định mới', en: 'New regulation' }, validFrom: '2026-10-19' },
  ...{ levels: BANDS as TrendRulebook['levels'], maxTotal: 10000 },
};
const OLD = {
  ...{ ...NEW, id: 'old', validFrom: '2026-01-01' },
  levels: NEW.levels.map((level) => ({
    ...level,
    from: { ...level.from, value: Math.max(0, level.from.value - 1500) },
  })),
};
const rulebookOf: RulebookOf = (name) => (name === 'old@1' ? OLD : NEW);

export function PictureSamples() {
  const parts = BANDS.map((level, index) => ({ level, count: [44, 80, 76, 1][index] ?? 0 }));
  return (
    <>
      <Card title="Kết quả">
        <div className={css.row}>
          <span className={css.total}>85,8</span>
          <LevelBadge level={BANDS[1] ?? null} large />
          {BANDS.map((level) => (
            <LevelBadge key={level.key} level={level} />
          ))}
          <LevelBadge level={null} />
          <Sparkline weeks={TREND} rulebookOf={rulebookOf} max={10000} />
        </div>
        <LevelLine bands={BANDS} max={10000} value={8580} />
        <DataList
          ruled
          items={[
            { key: 'quality', name: 'Chất lượng', value: '32,7' },
            { key: 'progress', name: 'Tiến độ', value: '33,7' },
          ]}
        />
      </Card>
      <Card title="Các bước">
        <StageTimeline
          stages={[
            { key: 'self', name: 'Tự đánh giá', state: 'done', who: 'Nguyễn Thị Hằng', when: '16:20 19/11' },
            {
              key: 'score',
              name: 'Quản lý chấm',
              state: 'now',
              who: 'Trần Văn Bình',
              when: 'Hạn 10:00 thứ Bảy 21/11',
            },
            { key: 'approve', name: 'Phê duyệt', state: 'next', when: 'Hạn 17:00 thứ Hai' },
            { key: 'close', name: 'Chốt tuần', state: 'next' },
          ]}
        />
      </Card>
      <Card title="Phân bố mức">
        <DistributionBar parts={parts} />
      </Card>
    </>
  );
}

type Person = (typeof PEOPLE)[number];

export function TableSample() {
  const { locale } = useTexts();
  const columns: readonly Column<Person>[] = [
    {
      id: 'name',
      header: 'Họ tên',
      phone: 'head',
      cell: (one) => <PersonLine name={one.name} post={one.post} unit={one.unit} />,
    },
    {
      id: 'trend',
      header: '8 tuần',
      width: '7rem',
      cell: (one) => <Sparkline weeks={one.id === 4 ? [] : TREND} rulebookOf={rulebookOf} max={10000} />,
    },
    {
      id: 'self',
      header: 'Tự chấm',
      numeric: true,
      width: '6rem',
      cell: (one) => pointsText(one.total, locale),
    },
    { id: 'scored', header: 'Quản lý chấm', numeric: true, width: '6rem', cell: () => '–' },
    {
      id: 'level',
      header: 'Mức',
      width: '12rem',
      cell: (one) => <LevelBadge level={one.total === null ? null : (BANDS[one.order - 1] ?? null)} />,
    },
  ];
  return (
    <Card flush title="Chấm điểm đơn vị" note="0/4 đã chấm">
      <DataTable
        caption="Danh sách chấm điểm"
        people
        columns={columns}
        rows={PEOPLE}
        rowKey={(one) => one.id}
        isChosen={(one) => one.id === 2}
      />
      <Pager shown={4} total={1204} hasNext loading={false} onNext={() => {}} />
    </Card>
  );
}
