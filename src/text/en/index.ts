import { accounts } from './accounts.ts';
import { approve } from './approve.ts';
import { calendar } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { conduct } from './conduct.ts';
import { connectors } from './connectors.ts';
import { core } from './core.ts';
import { diary } from './diary.ts';
import { difficulties } from './difficulties.ts';
import { duties } from './duties.ts';
import { evidence } from './evidence.ts';
import { fileRefusals } from './file-refusals.ts';
import { health } from './health.ts';
import { help } from './help.ts';
import { importing } from './import.ts';
import { importChanges } from './import-changes.ts';
import { importRefusals } from './import-refusals.ts';
import { keys } from './keys.ts';
import { log } from './log.ts';
import { messages } from './messages.ts';
import { office } from './office.ts';
import { organization } from './organization.ts';
import { organizationRefusals } from './organization-refusals.ts';
import { palette } from './palette.ts';
import { pastWeeks } from './past-weeks.ts';
import { people } from './people.ts';
import { period } from './period.ts';
import { periodApprove } from './period-approve.ts';
import { periodRefusals } from './period-refusals.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import { proposal } from './proposal.ts';
import { queue } from './queue.ts';
import { quota } from './quota.ts';
import { record } from './record.ts';
import { reopen } from './reopen.ts';
import { result } from './result.ts';
import { roles } from './roles.ts';
import { rollUp } from './roll-up.ts';
import { rulebook } from './rulebook.ts';
import { staffing } from './staffing.ts';
import { studio } from './studio.ts';
import { summary } from './summary.ts';
import { talks } from './talks.ts';
import { task } from './task.ts';
import { team } from './team.ts';
import { today } from './today.ts';
import { tour } from './tour.ts';
import { unit } from './unit.ts';
import { unitPeriod } from './unit-period.ts';
import { unitWork } from './unit-work.ts';
import { week } from './week.ts';
import { why } from './why.ts';
import { work } from './work.ts';
import { workLists } from './work-lists.ts';
import { workRefusals } from './work-refusals.ts';

/** The whole English catalogue: text id to ICU message. For types and tests; pages load it area by area. */
export const texts = {
  ...core,
  ...accounts,
  ...approve,
  ...calendar,
  ...catalogue,
  ...conduct,
  ...connectors,
  ...diary,
  ...difficulties,
  ...duties,
  ...evidence,
  ...fileRefusals,
  ...health,
  ...help,
  ...importChanges,
  ...importRefusals,
  ...importing,
  ...keys,
  ...log,
  ...messages,
  ...palette,
  ...tour,
  ...organizationRefusals,
  ...office,
  ...organization,
  ...pastWeeks,
  ...people,
  ...periodApprove,
  ...periodRefusals,
  ...period,
  ...plan,
  ...preview,
  ...proposal,
  ...queue,
  ...quota,
  ...record,
  ...reopen,
  ...result,
  ...roles,
  ...rollUp,
  ...rulebook,
  ...staffing,
  ...studio,
  ...summary,
  ...task,
  ...talks,
  ...team,
  ...today,
  ...unit,
  ...unitPeriod,
  ...unitWork,
  ...week,
  ...work,
  ...why,
  ...workRefusals,
  ...workLists,
};
