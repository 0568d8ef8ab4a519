export { linkSnapshot, type LinkCounts, type LinkRequest, type LinkResult } from './link-snapshot.ts';
