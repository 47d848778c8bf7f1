// Results of weeks as a line, each against the bands of the regulation it was decided under.
export const trend = {
  'trend.line': '{count} tuần, từ {first} đến {last} điểm, gần nhất {latest}',
  'trend.empty': 'Chưa đủ tuần',
  'trend.past': '{count, plural, other {Nét đứt: # phiếu cũ.}}',
  'trend.pastForm': 'Phiếu cũ: {points}',
  'trend.step': 'Từ tuần {week}, quy định khác: {title}, áp dụng từ {from}',
  'trend.before': 'Trước đó: {title}, áp dụng từ {from}',
  'trend.regulation': 'Quy định',
  'trend.since': '{title}, từ {from}',
} as const;
