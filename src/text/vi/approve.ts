export const approve = {} as const;
