export { workbenchRoutes } from './http.ts';
export type { Duty, DutyKind, Workbench } from './workbench-shape.ts';
