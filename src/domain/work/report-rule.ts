// How dates and returns become proposed points: data, not law. The person decides, and those who score after him.
import type { BilingualText, Citation } from '../rulebook/shape.ts';

export interface ProposalRule {
  /** Criteria of a rulebook, by key, and what is counted for each. */
  readonly criteria: Readonly<Record<string, 'in-time' | 'at-once'>>;
  readonly text: BilingualText;
  readonly citation: Citation;
}

export const PROPOSAL_RULE: ProposalRule = {
  criteria: { progress: 'in-time', quality: 'at-once' },
  text: {
    vi: 'Tiến độ: số việc đúng hạn trên số việc có hạn đã xong trong tuần hoặc đã quá hạn mà chưa xong. Việc quá hạn tính lại mỗi tuần cho đến tuần xong; việc xong trước hạn tính ngay tuần xong; mỗi việc chỉ tính cho người giữ việc vào ngày đến hạn. Chất lượng: số việc nghiệm thu ngay lần đầu trên số việc được nghiệm thu hoặc bị trả về trong tuần. Việc có nguyên nhân khách quan được ghi nhận thì không bị trừ. Nhân với điểm tối đa, cắt xuống bước chấm. Chưa có việc nào để tính thì không đề xuất điểm.',
    en: 'Progress: tasks in time of those with a date that were done in the week, or are past their date and not done. A task past its date counts again each week until the week it is done, one done early in the week it is done, and each only for who held it on its date. Quality: tasks accepted at once of those accepted or returned in the week. A recognised objective cause is not held against. Times the maximum, cut down to the step. With nothing to count no points are proposed.',
  },
  citation: {
    document: 'Công Tâm',
    where: 'decisions/0025',
    confidence: 'D',
    note: {
      vi: 'Đề xuất của phần mềm, không phải của quy định; người tự đánh giá quyết định.',
      en: 'A proposal of the product, not of the regulation; the person decides.',
    },
  },
};
