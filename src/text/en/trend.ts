import type { trend as vi } from '../vi/trend.ts';

export const trend: Readonly<Record<keyof typeof vi, string>> = {
  'trend.line':
    '{count, plural, one {# week} other {# weeks}}, from {first} to {last} points, latest {latest}',
  'trend.empty': 'Too few weeks',
  'trend.past': 'Broken line: {count, plural, one {# past form} other {# past forms}}.',
  'trend.pastForm': 'Past form: {points}',
  'trend.step': 'From week {week} under another regulation: {title}, in force from {from}',
  'trend.before': 'Before: {title}, in force from {from}',
  'trend.regulation': 'Regulation',
  'trend.since': '{title}, from {from}',
};
