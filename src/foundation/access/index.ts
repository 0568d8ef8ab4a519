export {
  actorOf, DEPARTMENT, DEPARTMENTS, may, open, permissionsOf, reachOf, ROLE, ROLES, sessionOf, showing, standing, theOffice, within,
  type Actor, type Deed, type Department, type Gate, type Role,
} from './walls/index.ts';
