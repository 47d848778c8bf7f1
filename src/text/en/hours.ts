import type { hours as vi } from '../vi/hours.ts';

export const hours: Record<keyof typeof vi, string> = {
  'hours.title': 'Hours of {name}',
  'hours.toPerson': 'Page of the person',
  'hours.days': 'Day by day',
  'hours.dayOff': 'day off',
  'hours.away': 'away',
  'hours.note':
    'Declared hours and standard time are two views of one week; a difference says nothing about who works well, and no points are made of it.',
  'hours.tasks': 'Work of the week',
  'hours.task': 'Task',
  'hours.state': 'State',
  'hours.logged': 'Declared',
  'hours.standard': 'Standard, accepted',
  'hours.nothing': 'No hours were declared in this week.',
  'hours.why': 'Who sees this page',
  'hours.by.self': 'These are your own hours.',
  'hours.by.scorer': 'You see this because you score this person’s week.',
  'hours.by.unit-head': 'You see this because you head the unit of this person.',
  'hours.by.unit': 'You see this as a member of the same unit, by the regulation below.',
  'hours.ownLook': 'When somebody else opens this page, name and time stand in your record.',
  'hours.looked': 'This look is written down; {name} finds your name under who looked at the record.',
  'hours.closed':
    'Only this person, who scores the week and the heads of the unit see this. No regulation in force opens hours to the unit.',
};
