// What leaves the machine is told apart from what stays, and a copy beside the original is refused.
import { expect, it } from 'vitest';
import { type ConfigHelp, readConfig } from './config.ts';

const help: ConfigHelp = { isRoot: false, findLocalTls: () => null };
const read = (environment: Record<string, string>) =>
  readConfig({ DATA_DIR: '/srv/cong-tam', ...environment }, help);
const config = (environment: Record<string, string>) => {
  const result = read(environment);
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  return result.config;
};
const codes = (environment: Record<string, string>) => {
  const result = read(environment);
  return result.ok
    ? []
    : result.mistakes.map(({ code, params }) => `${code} ${params.name ?? params.missing}`);
};

const MAIL = { SMTP_URL: 'smtp://mail.example.vn', MAIL_FROM: 'Công Tâm <congtam@example.vn>' };

it('reads where checkpoints and keys lie', () => {
  const given = {
    CHECKPOINT_DIR: '/mnt/thanh-tra',
    CHECKPOINT_KEY_DIR: '/etc/cong-tam/keys',
    CHECKPOINT_MAIL: 'thanhtra@example.vn',
    CHECKPOINT_MAIL_MINUTES: '30',
  };
  expect(config({ ...given, ...MAIL }).seal).toEqual({
    ...{ folder: '/mnt/thanh-tra', keyFolder: '/etc/cong-tam/keys' },
    ...{ mailTo: 'thanhtra@example.vn', mailMinutes: 30 },
  });
});

it.each([
  ['smtps://u:p%40ss@mail.example.vn', 'mail.example.vn', 465, 'tls', 'u', 'p@ss'],
  ['smtp://mail.example.vn', 'mail.example.vn', 587, 'starttls', null, null],
  ['smtp://[::1]:2525?tls=none', '::1', 2525, 'none', null, null],
] as const)('reads the mail server %s', (url, host, port, transport, user, password) => {
  const { mail } = config({ ...MAIL, SMTP_URL: url });
  expect(mail).toEqual({ host, port, transport, user, password, from: MAIL.MAIL_FROM, connections: 4 });
});

it('reads where letters come back to', () => {
  expect(config(MAIL).returns).toBeNull();
  const given = { ...MAIL, MAIL_RETURN_TO: 'tra@example.vn' };
  expect(config(given).returns).toEqual({ address: 'tra@example.vn', folder: null });
  const polled = config({ ...given, MAIL_RETURNED_DIR: '/var/mail/tra' }).returns;
  expect(polled).toEqual({ address: 'tra@example.vn', folder: '/var/mail/tra' });
});

it.each([
  [{ CHECKPOINT_DIR: '/srv/cong-tam/backups' }, 'config-folder-inside CHECKPOINT_DIR'],
  [{ CHECKPOINT_DIR: '/srv/cong-tam' }, 'config-folder-inside CHECKPOINT_DIR'],
  [{ CHECKPOINT_DIR: 'out' }, 'config-relative-folder CHECKPOINT_DIR'],
  [
    { CHECKPOINT_DIR: '/mnt/x', CHECKPOINT_KEY_DIR: '/mnt/x/keys' },
    'config-folder-inside CHECKPOINT_KEY_DIR',
  ],
  [{ CHECKPOINT_MAIL: 'thanhtra@example.vn' }, 'config-incomplete-mail SMTP_URL, MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example.vn' }, 'config-incomplete-mail MAIL_FROM'],
  [{ MAIL_FROM: 'a@example.vn' }, 'config-incomplete-mail SMTP_URL'],
  [{ MAIL_RETURN_TO: 'tra@example.vn' }, 'config-incomplete-mail SMTP_URL, MAIL_FROM'],
  [{ ...MAIL, MAIL_RETURN_TO: 'tra+1@example.vn' }, 'config-invalid-mail MAIL_RETURN_TO'],
  [{ ...MAIL, MAIL_RETURN_TO: `${'t'.repeat(33)}@example.vn` }, 'config-invalid-mail MAIL_RETURN_TO'],
  [{ ...MAIL, MAIL_RETURNED_DIR: '/var/mail/tra' }, 'config-incomplete-mail MAIL_RETURN_TO'],
  [{ ...MAIL, CHECKPOINT_MAIL: 'thanhtra' }, 'config-invalid-mail CHECKPOINT_MAIL'],
  [{ ...MAIL, CHECKPOINT_MAIL: 'a@b.vn\nBcc: c@d.vn' }, 'config-invalid-mail CHECKPOINT_MAIL'],
  [{ ...MAIL, MAIL_FROM: 'Công Tâm' }, 'config-invalid-mail MAIL_FROM'],
  [{ ...MAIL, SMTP_URL: 'http://mail.example.vn' }, 'config-invalid-url SMTP_URL'],
  [{ ...MAIL, SMTP_URL: 'smtp://mail.example.vn?tls=maybe' }, 'config-invalid-url SMTP_URL'],
  [{ CHECKPOINT_MAIL_MINUTES: '1' }, 'config-invalid-number CHECKPOINT_MAIL_MINUTES'],
  [{ ...MAIL, MAIL_CONNECTIONS: '0' }, 'config-invalid-number MAIL_CONNECTIONS'],
  [{ ...MAIL, MAIL_CONNECTIONS: '21' }, 'config-invalid-number MAIL_CONNECTIONS'],
])('refuses %o', (environment, mistake) => {
  expect(codes(environment as Record<string, string>)).toEqual([mistake]);
});

it('takes a folder beside the data, even one whose name begins alike', () => {
  expect(codes({ CHECKPOINT_DIR: '/srv/cong-tam-outside' })).toEqual([]);
});
