// A crash run's report as rows, and what makes it good.
import type { RunReport } from '../kill/run.ts';
import type { Row } from './part.ts';

/** Nothing lost, nothing twice, nothing that nobody was told of, no odd answer, and the books are right. */
export const isClean = ({ lost, twice, unheardOf, odd, verified }: RunReport) =>
  lost.length + twice.length + unheardOf + Object.keys(odd).length + verified.troubles === 0;

/** Blows that fell. */
export const blowsOf = ({ kills }: RunReport) => Object.values(kills).reduce((sum, count) => sum + count, 0);

export function crashRows(report: RunReport): readonly Row[] {
  return [
    ...Object.entries(report.kills),
    ['acts acknowledged', report.acknowledged],
    ['tries that got no answer (each repeated with its key)', report.askedAgain],
    ['acts done whose first answer was lost', report.answerLost],
    ['acknowledged acts asked for once more, same answer', report.repeated],
    ['**acknowledged acts lost**', report.lost.length],
    ['**keys under which more than one act happened**', report.twice.length],
    ['acts or stored replies nobody was told of', report.unheardOf],
    ['answers other than 200 and 503', JSON.stringify(report.odd)],
    ['acts verified (chain, replay); troubles', `${report.verified.acts}; ${report.verified.troubles}`],
    ['longest time from a blow to the next acknowledged act', `${Math.round(report.longestPause)} ms`],
    ['duration', `${Math.round(report.seconds)} s`],
  ];
}
