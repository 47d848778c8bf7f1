import { actOnDiary, addDiaryFile, addFeed } from '../../app/diary/keep-diaries.ts';
import { actOnMeeting } from '../../app/diary/meetings.ts';
import { viewDiaries } from '../../app/views/diaries.ts';
import type { diaryRoutes } from '../../contract/diaries.ts';
import type { HandlersOf } from '../handler.ts';

export const diaryHandlers: HandlersOf<typeof diaryRoutes> = {
  ownDiaries: async (context) => {
    const { meetings, ...rest } = await viewDiaries(context, context.actor);
    return { ...rest, meetings: meetings.map(({ may, ...one }) => ({ ...one, may: [...may] })) };
  },
  addFeed: (context, { body, intent }) => addFeed(context, context.actor, context.visit.tenant, intent, body),
  addDiaryFile: (context, { file }) => addDiaryFile(context, context.actor, context.visit.tenant, file),
  diaryAct: (context, { params, body, intent }) =>
    actOnDiary(context, context.actor, context.visit.tenant, intent, params.id, body),
  meetingAct: (context, { params, body, intent }) =>
    actOnMeeting(context, context.actor, intent, params.id, body),
};
