import type { approve as vi } from '../vi/approve.ts';

export const approve: Record<keyof typeof vi, string> = {};
