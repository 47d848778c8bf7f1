// What an invented person reports in an invented week, and how it is scored. Numbers are hundredths.
import type { Report, WorkItem } from '../../domain/evaluation/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import type { EnteredScores } from '../../domain/score/shape.ts';
import { between, chanceOf, pick } from './chance.ts';

export interface Work {
  readonly title: string;
  readonly product: string;
}
export interface WorkGroup {
  readonly words: readonly string[];
  readonly works: readonly Work[];
}

export interface Told {
  readonly report: Report;
  readonly self: EnteredScores;
  readonly scored: EnteredScores;
  /** Words the scorer owes when differing much; empty when agreeing. */
  readonly remark: string;
}

const CONDUCT = [
  'Chấp hành giờ giấc, phối hợp tốt với đồng nghiệp.',
  'Đúng giờ, tác phong đúng mực khi tiếp dân.',
  'Có một buổi đến muộn vì họp ở tổ dân phố, đã báo cáo.',
  'Thực hiện nghiêm nội quy cơ quan.',
];
const DIFFICULTIES = [
  '',
  '',
  '',
  'Phần mềm một cửa chậm vào đầu giờ sáng, hồ sơ dồn cuối ngày.',
  'Thiếu máy quét để số hoá hồ sơ giấy.',
  'Cần hướng dẫn thống nhất mẫu biểu mới.',
];
const REMARKS = [
  'Hai sản phẩm phải sửa lại thể thức nên giảm điểm chất lượng.',
  'Có việc trễ hạn, chưa báo cáo trước nên giảm điểm tiến độ.',
  'Khối lượng nhiều, xử lý kịp thời việc đột xuất; ghi nhận thêm.',
];

/** The same person, week and work list always give the same story. */
export function tellWeek(
  person: { readonly id: number; readonly jobPosition: string | null },
  monday: string,
  groups: readonly WorkGroup[],
): Told {
  const ability = between(chanceOf(`person ${person.id}`), 0, 10);
  const chance = chanceOf(`${person.id} ${monday}`);
  const items = tellItems(chance, person.jobPosition ?? '', monday, groups);
  const late = items.filter(
    (item) => item.done === null || (item.due !== null && item.done > item.due),
  ).length;
  const weak = chance() < 0.06 ? between(chance, 6, 14) : 0;
  const quality = half(40, 3 - ability / 4 + weak / 2, chance);
  const progress = half(40, 1.5 + late * 2.5 + weak / 2, chance);
  const conduct = half(20, 0.5 + (10 - ability) / 8 + weak / 5, chance);
  const self = { quality, progress, conduct };
  const turn = chance();
  const step = turn < 0.7 ? 0 : turn < 0.92 ? -between(chance, 1, 6) * 100 : between(chance, 1, 2) * 50;
  const scored = {
    ...self,
    quality: clamp(quality + step, 4000),
    progress: clamp(progress + (turn > 0.85 ? -150 : 0), 4000),
  };
  const differs = scored.quality !== quality || scored.progress !== progress;
  return {
    report: { items, conduct: pick(chance, CONDUCT), difficulties: pick(chance, DIFFICULTIES) },
    self,
    scored,
    remark: differs ? (REMARKS[step > 0 ? 2 : step <= -200 ? 0 : 1] ?? '') : '',
  };
}

function tellItems(
  chance: () => number,
  jobPosition: string,
  monday: string,
  groups: readonly WorkGroup[],
): readonly WorkItem[] {
  const words = jobPosition.toLowerCase();
  const own = groups.find((group) => group.words.some((word) => words.includes(word)));
  const common = groups.at(-1);
  const pool = [...(own?.works ?? []), ...(common?.works ?? [])];
  const count = between(chance, 4, 7);
  const start = between(chance, 0, pool.length - 1);
  return Array.from({ length: count }, (_, index) => {
    const work = pool[(start + index) % pool.length] ?? { title: 'Công việc khác', product: 'Báo cáo' };
    const due = addDays(monday, between(chance, 0, 4));
    const slip = chance();
    const ready = slip < 0.06 ? null : addDays(due, slip < 0.16 ? 1 : slip < 0.5 ? -1 : 0);
    // Reports go out on Friday: what Friday's work still lacks is done in the week after.
    const done = ready !== null && ready > addDays(monday, 4) ? null : ready;
    return {
      title: work.title,
      product: work.product.replace('{n}', String(between(chance, 3, 38))),
      due,
      done: done !== null && done < monday ? monday : done,
      note: done === null ? 'Chuyển sang tuần sau' : '',
    };
  });
}

// Points below the maximum, in half points, as people give them.
function half(max: number, below: number, chance: () => number): number {
  const points = Math.round((max - below - chance() * 2) * 2) * 50;
  return clamp(points, max * 100);
}

function clamp(points: number, max: number): number {
  return Math.max(0, Math.min(max, points));
}
