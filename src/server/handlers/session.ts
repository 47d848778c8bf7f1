import { activate } from '../../app/activation.ts';
import {
  changePassword,
  endSession,
  listSessions,
  readSession,
  setPreferences,
  signIn,
  stepUp,
} from '../../app/sessions.ts';
import { setUp } from '../../app/set-up.ts';
import type { sessionRoutes } from '../../contract/session.ts';
import type { HandlersOf } from '../handler.ts';

const done = { done: true } as const;

export const sessionHandlers: HandlersOf<typeof sessionRoutes> = {
  signIn: async (context, { body }) => {
    const { token, view } = await signIn(context, context.visit, body);
    context.browser.keep(token);
    return view;
  },
  session: ({ actor, visit, ...desk }) => readSession(desk, visit, actor),
  signOut: async ({ actor, browser, ...desk }) => {
    await endSession(desk, actor, actor.sessionId);
    browser.forget();
    return done;
  },
  stepUp: ({ actor, visit, ...desk }, { body }) => stepUp(desk, visit, actor, body.password),
  sessions: async ({ actor, ...desk }) => ({ items: await listSessions(desk, actor) }),
  endSession: async ({ actor, browser, ...desk }, { params }) => {
    await endSession(desk, actor, params.id);
    if (params.id === actor.sessionId) browser.forget();
    return done;
  },
  changePassword: async ({ actor, visit, browser, ...desk }, { body }) => {
    const { token, view } = await changePassword(desk, visit, actor, body);
    browser.keep(token);
    return view;
  },
  preferences: async ({ actor, ...desk }, { body }) => {
    await setPreferences(desk, actor, body);
    return done;
  },
  activate: async (context, { body }) => {
    const { token, view } = await activate(context, context.visit, body);
    context.browser.keep(token);
    return view;
  },
  setUp: async (context, { body }) => {
    const { token, view } = await setUp(context, context.visit, body);
    context.browser.keep(token);
    return view;
  },
};
