import type { today as vi } from '../vi/today.ts';

export const today: Record<keyof typeof vi, string> = {};
