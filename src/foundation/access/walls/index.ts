export { DEPARTMENTS, ROLES, theOffice, type Actor, type Department, type Role } from './actor.ts';
export type { Deed } from './deed.ts';
export { actorOf, may, open, showing, standing, type Gate, type Seen } from './guard.ts';
export { ACTIONS, allowed, allPermissions, MATRIX, matrixText, permissionsOf, type Permission, type Resource } from './matrix.ts';
export { reachOf, sessionOf, within } from './reach.ts';
export { DEPARTMENT, ROLE, type Level } from './roles.ts';
