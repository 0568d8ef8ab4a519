import { queryOptions } from '@tanstack/react-query';
import type { Workbench } from '../../../../src/office/workbench/index.ts';
import { read } from '../../read.ts';

export type { Duty, DutyKind, Workbench } from '../../../../src/office/workbench/index.ts';

export const workbenchQuery = () => queryOptions({ queryKey: ['workbench'], queryFn: ({ signal }) => read<Workbench>('/workbench', signal) });
