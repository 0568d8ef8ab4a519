export { linkSnapshot, type LinkCounts, type LinkRequest, type LinkResult } from './link-snapshot.ts';
export { contentKey, type DeskDecision, type RowContent } from './remember-decisions.ts';
export { deskPace, keepDecision, keptDecisions, ownDecisions, settledRows, takeBack } from './keep-decisions.ts';
export { rowKey } from './row-content.ts';
export { keepLinks, keptLinks, type KeptLinks } from './keep-links.ts';
export { PAIR_FIELDS } from './tell-pair.ts';
export { waitingRows } from './waiting-rows.ts';
export { linkageMigrations } from './migrations.ts';
