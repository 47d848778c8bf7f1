// Signing in, the session, passwords, first administrator.
import { z } from 'zod';
import { STOP_REASONS } from '../domain/messages/shape.ts';
import {
  cursorQuery,
  id,
  idInPath,
  instant,
  locale,
  page,
  personRef,
  plainDate,
  searchText,
  shortText,
  version,
  week,
} from './common.ts';
import { route } from './route.ts';

const login = z
  .string()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);
const password = z.string().min(1).max(200);

export const menuKey = z.enum([
  'today',
  'queue',
  'work',
  'unit',
  'office',
  'difficulties',
  'talks',
  'roll-up',
  'staffing',
  'post-map',
  'find',
  'health',
  'import',
  'past-weeks',
  'connectors',
  'accounts',
  'roles',
  'delegation',
  'leave',
  'calendar',
  'reopen',
  'log',
  'catalogue',
  'rulebook',
  'studio',
  'my-record',
  'help',
]);

export const sessionView = z.object({
  person: personRef,
  tenant: z.object({ slug: z.string(), name: z.string(), zone: z.string() }),
  login: z.string(),
  locale,
  /** Pages this person has use of, in order. */
  menu: z.array(menuKey),
  roles: z.array(z.string()),
  /** Unit shown first under "Unit". */
  homeUnit: id.nullable(),
  today: plainDate,
  currentWeek: week,
  mustChangePassword: z.boolean(),
  /** AES-256 key (base64) for drafts kept in this browser; lives as long as the session. */
  draftKey: z.string(),
  idleMinutes: z.int(),
  expiresAt: instant,
  stepUpUntil: instant.nullable(),
  version: z.string(),
});
export type SessionView = z.infer<typeof sessionView>;

const sessionItem = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  seenAt: instant,
  address: z.string().nullable(),
  agent: z.string().nullable(),
});

const done = z.object({ done: z.literal(true) });

export const sessionRoutes = {
  signIn: route({
    id: 'session.sign-in',
    method: 'POST',
    path: '/session',
    policy: 'anyone',
    summary: 'Sign in with login and password',
    body: z.strictObject({ login, password }),
    reply: sessionView,
  }),
  session: route({
    id: 'session.read',
    method: 'GET',
    path: '/session',
    policy: 'any-session',
    summary: 'Who is signed in, and what the pages need to know',
    reply: sessionView,
  }),
  signOut: route({
    id: 'session.sign-out',
    method: 'DELETE',
    path: '/session',
    policy: 'any-session',
    summary: 'Sign out; the browser is told to wipe what it kept',
    reply: done,
  }),
  stepUp: route({
    id: 'session.step-up',
    method: 'POST',
    path: '/session/step-up',
    policy: 'signed-in',
    summary: 'Password again: opens five minutes in which one may approve',
    body: z.strictObject({ password }),
    reply: z.object({ until: instant }),
  }),
  sessions: route({
    id: 'session.list',
    method: 'GET',
    path: '/sessions',
    policy: 'signed-in',
    summary: 'Own sessions that are still open',
    reply: z.object({ items: z.array(sessionItem) }),
  }),
  endSession: route({
    id: 'session.end',
    method: 'DELETE',
    path: '/sessions/:id',
    policy: 'signed-in',
    summary: 'End one of the own sessions',
    params: z.strictObject({ id: idInPath }),
    reply: done,
  }),
  changePassword: route({
    id: 'session.change-password',
    method: 'POST',
    path: '/password',
    policy: 'any-session',
    summary: 'Change the own password; ends all other sessions',
    body: z.strictObject({ current: password, next: password }),
    reply: sessionView,
  }),
  preferences: route({
    id: 'session.preferences',
    method: 'PUT',
    path: '/session/preferences',
    policy: 'signed-in',
    summary: 'Language of the pages',
    body: z.strictObject({ locale }),
    reply: done,
  }),
  activate: route({
    id: 'session.activate',
    method: 'POST',
    path: '/activation',
    policy: 'anyone',
    summary: 'First sign-in with the one-time code of the slip; sets the password',
    body: z.strictObject({ login, code: z.string().min(1).max(40), password }),
    reply: sessionView,
  }),
  setUp: route({
    id: 'session.set-up',
    method: 'POST',
    path: '/setup',
    policy: 'anyone',
    summary: 'First administrator and name of the body, through the one-time link printed at the first start',
    body: z.strictObject({
      token: z.string().min(20).max(100),
      /** The body's own name; without one it keeps the name it was started with. */
      bodyName: shortText.optional(),
      name: shortText,
      login,
      password,
    }),
    reply: sessionView,
  }),
};

export const accountItem = z.object({
  /** Null while the person has no account. */
  id: id.nullable(),
  person: personRef,
  login: z.string().nullable(),
  unit: z.string().nullable(),
  post: z.string().nullable(),
  state: z.enum(['no-account', 'code-issued', 'code-expired', 'active', 'disabled']),
  codeExpiresAt: instant.nullable(),
  /** Mail to this person was refused or came back, and is paused. */
  mailStopped: z.object({ at: instant, why: z.enum(STOP_REASONS) }).nullable(),
  version,
});

export const accountRoutes = {
  accounts: route({
    id: 'account.list',
    method: 'GET',
    path: '/accounts',
    policy: 'organization-admin',
    summary: 'Accounts of the people of a unit and below, by unit and name',
    query: z.strictObject({
      unit: idInPath.optional(),
      q: searchText.optional(),
      ...cursorQuery,
    }),
    reply: page(accountItem),
  }),
  issueCodes: route({
    id: 'account.issue-codes',
    method: 'POST',
    path: '/accounts/codes',
    policy: 'organization-admin',
    idempotent: true,
    summary:
      'One-time codes in bulk (7 days) for people without a working password; shown once, to print as slips',
    body: z.strictObject({ personIds: z.array(id).min(1).max(500) }),
    reply: z.object({
      expiresAt: instant,
      slips: z.array(
        z.object({
          person: personRef,
          unit: z.string().nullable(),
          post: z.string().nullable(),
          login: z.string(),
          code: z.string(),
        }),
      ),
    }),
  }),
  accountAct: route({
    id: 'account.act',
    method: 'POST',
    path: '/accounts/:id/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Disable or enable an account; disabling ends its sessions at once',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: z.enum(['disable', 'enable']), version, reason: shortText }),
    reply: accountItem,
  }),
};
