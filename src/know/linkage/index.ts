export { linkSnapshot, type LinkCounts, type LinkRequest, type LinkResult } from './link-snapshot.ts';
export { keepLinks, keptLinks, type KeptLinks } from './keep-links.ts';
