import type { week as vi } from '../vi/week.ts';

export const week: Record<keyof typeof vi, string> = {};
