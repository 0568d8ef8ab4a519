export { linkSnapshot, type LinkCounts, type LinkRequest, type LinkResult } from './link-snapshot.ts';
export { contentKey, type DeskDecision, type RowContent } from './remember-decisions.ts';
export { keepDecision, keptDecisions } from './keep-decisions.ts';
export { rowKey } from './row-content.ts';
export { keepLinks, keptLinks, type KeptLinks } from './keep-links.ts';
export { waitingRows, type DeskList, type WaitingRow } from './waiting-rows.ts';
export { linkageMigrations } from './migrations.ts';
