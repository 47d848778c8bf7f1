import { markMessages } from '../../app/messages/mark.ts';
import { saveMailSettings, viewMailSettings } from '../../app/messages/settings.ts';
import { viewMessage, viewMessages, viewUnread } from '../../app/views/messages.ts';
import type { messageRoutes } from '../../contract/messages.ts';
import type { HandlersOf } from '../handler.ts';

export const messageHandlers: HandlersOf<typeof messageRoutes> = {
  messages: (context, { query }) => viewMessages(context, context.actor, query),
  message: (context, { params }) => viewMessage(context, context.actor, params.no),
  unreadMessages: (context) => viewUnread(context, context.actor),
  mailSettings: (context) => viewMailSettings(context, context.actor),
  saveMailSettings: (context, { body, intent }) => saveMailSettings(context, context.actor, intent, body),
  markMessages: (context, { body, intent }) => markMessages(context, context.actor, intent, body),
};
